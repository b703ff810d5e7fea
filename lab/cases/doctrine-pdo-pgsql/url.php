<?php

require "/usr/share/php/Doctrine/DBAL/autoload.php";

$db = Doctrine\DBAL\DriverManager::getConnection([
    "url" => "pdo-pgsql://lab:pw@db.lab.internal/lab?sslmode=require",
]);
$db->executeQuery("SELECT 1");
