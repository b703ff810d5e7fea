<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$client = new Predis\Client([
    "scheme" => "tcp",
    "host" => "db.lab.internal",
    "port" => 6379,
    "password" => "pw",
]);
$client->ping();
$client->disconnect();
