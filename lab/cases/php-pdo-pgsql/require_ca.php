<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslmode=require;sslrootcert=ca.pem", "lab", "pw");
$db->query("SELECT 1");
