<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$client = new Predis\Client("redis://:pw@db.lab.internal:6379");
$client->ping();
$client->disconnect();
