<?php

require "/usr/share/php/Illuminate/Database/autoload.php";

$manager = new Illuminate\Database\Capsule\Manager();
$manager->addConnection([
    "driver" => "pgsql",
    "host" => "db.lab.internal",
    "database" => "lab",
    "username" => "lab",
    "password" => "pw",
    "sslmode" => "verify-ca",
    "sslrootcert" => "ca.pem",
]);
$manager->getConnection()->select("SELECT 1");
