<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$client = new Predis\Client("tls://db.lab.internal:6379?password=pw");
$client->ping();
$client->disconnect();
