<?php

require "/usr/share/php/Illuminate/Database/autoload.php";

$manager = new Illuminate\Database\Capsule\Manager();
$manager->addConnection([
    "driver" => "pgsql",
    "host" => "db.lab.internal",
    "database" => "lab",
    "username" => "lab",
    "password" => "pw",
    "sslmode" => "disable",
    "sslrootcert" => "system",
]);
$manager->getConnection()->select("SELECT 1");
