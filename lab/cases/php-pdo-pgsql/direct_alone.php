<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslnegotiation=direct", "lab", "pw");
$db->query("SELECT 1");
