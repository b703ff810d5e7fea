<?php

$db = pg_connect("host=db.lab.internal dbname=lab user=lab password=pw sslmode=prefer sslnegotiation=direct");
if ($db === false) {
    exit(1);
}
pg_close($db);
