<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslmode=require;ssl_min_protocol_version=TLSv1", "lab", "pw");
$db->query("SELECT 1");
