<?php

require "/usr/share/php/PhpAmqpLib/autoload.php";

$pin = openssl_x509_fingerprint(file_get_contents("server.pem"), "sha256");
$connection = new PhpAmqpLib\Connection\AMQPSSLConnection("db.lab.internal", 5671, "lab", "pw", "/", ["peer_fingerprint" => ["sha256" => $pin]], ["connection_timeout" => 5, "read_write_timeout" => 5]);
$connection->channel()->close();
$connection->close();
