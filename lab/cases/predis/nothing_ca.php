<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$client = new Predis\Client([
    "host" => "db.lab.internal",
    "port" => 6379,
    "password" => "pw",
    "ssl" => ["cafile" => "ca.pem"],
]);
$client->ping();
$client->disconnect();
