<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw", [
    PDO::MYSQL_ATTR_SSL_CA => "ca.pem",
]);
$db->query("SELECT 1");
