<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;sslmode=disable;sslmode=require", "lab", "pw");
$db->query("SELECT 1");
