<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslrootcert=system;sslmode=verify-ca", "lab", "pw");
$db->query("SELECT 1");
