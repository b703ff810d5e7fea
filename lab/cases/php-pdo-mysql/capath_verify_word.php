<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw", [
    PDO::MYSQL_ATTR_SSL_CAPATH => "ca.d",
    PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => "true",
]);
$db->query("SELECT 1");
