<?php

require "/usr/share/php/PhpAmqpLib/autoload.php";

$connection = new PhpAmqpLib\Connection\AMQPSSLConnection("db.lab.internal", 5671, "lab", "pw", "/", ["verify_peer" => true], ["connection_timeout" => 5, "read_write_timeout" => 5]);
$connection->channel()->close();
$connection->close();
