<?php

require "/usr/share/php/Doctrine/DBAL/autoload.php";

$db = Doctrine\DBAL\DriverManager::getConnection([
    "driver" => "pdo_mysql",
    "host" => "db.lab.internal",
    "dbname" => "lab",
    "user" => "lab",
    "password" => "pw",
    "driverOptions" => [
        PDO::MYSQL_ATTR_SSL_CERT => "/etc/ssl/certs/ssl-cert-snakeoil.pem",
        PDO::MYSQL_ATTR_SSL_KEY => "/etc/ssl/private/ssl-cert-snakeoil.key",
    ],
]);
$db->executeQuery("SELECT 1");
