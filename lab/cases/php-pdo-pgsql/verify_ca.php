<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslmode=verify-ca;sslrootcert=ca.pem", "lab", "pw");
$db->query("SELECT 1");
