<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslrootcert=system;sslmode=prefer", "lab", "pw");
$db->query("SELECT 1");
