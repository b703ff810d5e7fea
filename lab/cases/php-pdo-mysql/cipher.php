<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw", [
    PDO::MYSQL_ATTR_SSL_CIPHER => "ECDHE-RSA-AES256-GCM-SHA384",
]);
$db->query("SELECT 1");
