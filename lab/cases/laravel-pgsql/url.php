<?php

require "/usr/share/php/Illuminate/Database/autoload.php";

$manager = new Illuminate\Database\Capsule\Manager();
$manager->addConnection([
    "driver" => "pgsql",
    "url" => "postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem",
]);
$manager->getConnection()->select("SELECT 1");
