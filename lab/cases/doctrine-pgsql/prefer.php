<?php

require "/usr/share/php/Doctrine/DBAL/autoload.php";

$db = Doctrine\DBAL\DriverManager::getConnection([
    "driver" => "pgsql",
    "host" => "db.lab.internal",
    "dbname" => "lab",
    "user" => "lab",
    "password" => "pw",
    "sslmode" => "prefer",
]);
$db->executeQuery("SELECT 1");
