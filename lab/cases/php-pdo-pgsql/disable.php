<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslmode=disable", "lab", "pw");
$db->query("SELECT 1");
