<?php

$db = pg_connect("postgresql://lab:pw@db.lab.internal/lab?ssl=true");
if ($db === false) {
    exit(1);
}
pg_close($db);
