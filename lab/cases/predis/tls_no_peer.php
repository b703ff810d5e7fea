<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$client = new Predis\Client([
    "scheme" => "tls",
    "host" => "db.lab.internal",
    "port" => 6379,
    "password" => "pw",
    "ssl" => ["verify_peer" => false],
]);
$client->ping();
$client->disconnect();
