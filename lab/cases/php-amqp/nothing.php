<?php

$connection = new AMQPConnection([
    "host" => "db.lab.internal",
    "port" => 5672,
    "login" => "lab",
    "password" => "pw",
    "connect_timeout" => 5,
]);
$connection->connect();
$connection->disconnect();
