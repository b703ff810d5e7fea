<?php

$db = new PDO("dblib:host=db.lab.internal:1433;dbname=lab;encrypt=yes", "lab", "pw");
$db->query("SELECT 1");
