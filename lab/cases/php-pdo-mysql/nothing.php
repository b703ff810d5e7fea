<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw");
$db->query("SELECT 1");
