<?php

require "/usr/share/php/PhpAmqpLib/autoload.php";

$pin = openssl_x509_fingerprint(file_get_contents("server.pem"), "sha1");
$connection = new PhpAmqpLib\Connection\AMQPSSLConnection("db.lab.internal", 5671, "lab", "pw", "/", ["peer_fingerprint" => $pin], ["connection_timeout" => 5, "read_write_timeout" => 5]);
$connection->channel()->close();
$connection->close();
