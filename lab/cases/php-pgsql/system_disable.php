<?php

$db = pg_connect("host=db.lab.internal dbname=lab user=lab password=pw sslrootcert=system sslmode=disable");
if ($db === false) {
    exit(1);
}
pg_close($db);
