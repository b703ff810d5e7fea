<?php

require "/usr/share/php/Doctrine/DBAL/autoload.php";

$db = Doctrine\DBAL\DriverManager::getConnection([
    "driver" => "mysqli",
    "host" => "db.lab.internal",
    "dbname" => "lab",
    "user" => "lab",
    "password" => "pw",
    "ssl_ca" => "ca.pem",
]);
$db->executeQuery("SELECT 1");
