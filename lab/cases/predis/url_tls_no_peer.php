<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$client = new Predis\Client("tls://db.lab.internal:6379?password=pw&ssl[verify_peer]=0&ssl[verify_peer_name]=0");
$client->ping();
$client->disconnect();
