<?php

require "/usr/share/php/Doctrine/DBAL/autoload.php";

$db = Doctrine\DBAL\DriverManager::getConnection([
    "driver" => "pdo_pgsql",
    "host" => "db.lab.internal",
    "dbname" => "lab",
    "user" => "lab",
    "password" => "pw",
    "sslmode" => "disable",
    "sslrootcert" => "system",
]);
$db->executeQuery("SELECT 1");
