<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab", "lab", "pw");
$db->query("SELECT 1");
