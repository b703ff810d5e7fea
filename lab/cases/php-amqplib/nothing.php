<?php

require "/usr/share/php/PhpAmqpLib/autoload.php";

$connection = new PhpAmqpLib\Connection\AMQPStreamConnection("db.lab.internal", 5672, "lab", "pw");
$connection->channel()->close();
$connection->close();
