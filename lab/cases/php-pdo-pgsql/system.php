<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslrootcert=system", "lab", "pw");
$db->query("SELECT 1");
