<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw", [
    PDO::MYSQL_ATTR_SSL_CERT => "/etc/ssl/certs/ssl-cert-snakeoil.pem",
]);
$db->query("SELECT 1");
