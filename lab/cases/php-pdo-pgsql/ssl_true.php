<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;ssl=true", "lab", "pw");
$db->query("SELECT 1");
