<?php

$db = new PDO("dblib:host=db.lab.internal:1433;dbname=lab;version=7.4;charset=UTF-8", "lab", "pw");
$db->query("SELECT 1");
