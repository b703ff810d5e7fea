<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw", [
    PDO::MYSQL_ATTR_SSL_CAPATH => "ca.d",
]);
$db->query("SELECT 1");
