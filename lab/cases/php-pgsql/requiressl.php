<?php

$db = pg_connect("host=db.lab.internal dbname=lab user=lab password=pw requiressl=1");
if ($db === false) {
    exit(1);
}
pg_close($db);
