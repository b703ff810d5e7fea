<?php

require "/usr/share/php/PhpAmqpLib/autoload.php";

$context = stream_context_create(["ssl" => ["cafile" => "ca.pem"]]);
$connection = new PhpAmqpLib\Connection\AMQPStreamConnection("db.lab.internal", 5671, "lab", "pw", "/", false, "AMQPLAIN", null, "en_US", 5.0, 5.0, $context);
$connection->channel()->close();
$connection->close();
