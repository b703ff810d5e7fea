<?php

$db = pg_connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem");
if ($db === false) {
    exit(1);
}
pg_close($db);
