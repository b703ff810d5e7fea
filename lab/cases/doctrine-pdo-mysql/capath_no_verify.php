<?php

require "/usr/share/php/Doctrine/DBAL/autoload.php";

$db = Doctrine\DBAL\DriverManager::getConnection([
    "driver" => "pdo_mysql",
    "host" => "db.lab.internal",
    "dbname" => "lab",
    "user" => "lab",
    "password" => "pw",
    "driverOptions" => [
        PDO::MYSQL_ATTR_SSL_CAPATH => "ca.d",
        PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false,
    ],
]);
$db->executeQuery("SELECT 1");
