<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$pin = openssl_x509_fingerprint(file_get_contents("server.pem"), "sha1");
$client = new Predis\Client([
    "scheme" => "tls",
    "host" => "db.lab.internal",
    "port" => 6379,
    "password" => "pw",
    "ssl" => ["peer_fingerprint" => $pin],
]);
$client->ping();
$client->disconnect();
