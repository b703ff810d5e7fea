<?php

$db = new PDO("mysql:host=db.lab.internal;dbname=lab", "lab", "pw", [
    PDO::MYSQL_ATTR_SSL_CERT => "/etc/ssl/certs/ssl-cert-snakeoil.pem",
    PDO::MYSQL_ATTR_SSL_KEY => "/etc/ssl/private/ssl-cert-snakeoil.key",
    PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false,
]);
$db->query("SELECT 1");
