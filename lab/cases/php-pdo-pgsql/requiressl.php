<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab;requiressl=1", "lab", "pw");
$db->query("SELECT 1");
