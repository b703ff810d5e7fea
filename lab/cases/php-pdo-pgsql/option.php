<?php

$db = new PDO("pgsql:host=db.lab.internal;dbname=lab", "lab", "pw", ["sslmode" => "require"]);
$db->query("SELECT 1");
