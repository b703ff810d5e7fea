<?php

$connection = new AMQPConnection([
    "host" => "db.lab.internal",
    "port" => 5671,
    "login" => "lab",
    "password" => "pw",
    "connect_timeout" => 5,
]);
$connection->connect();
$connection->disconnect();
