<?php

require "/usr/share/php/Illuminate/Database/autoload.php";

$manager = new Illuminate\Database\Capsule\Manager();
$manager->addConnection([
    "driver" => "mysql",
    "host" => "db.lab.internal",
    "database" => "lab",
    "username" => "lab",
    "password" => "pw",
    "options" => [PDO::MYSQL_ATTR_SSL_CA => "ca.pem"],
]);
$manager->getConnection()->select("SELECT 1");
