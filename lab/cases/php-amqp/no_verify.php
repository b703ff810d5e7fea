<?php

$connection = new AMQPConnection([
    "host" => "db.lab.internal",
    "port" => 5671,
    "login" => "lab",
    "password" => "pw",
    "connect_timeout" => 5,
    "verify" => false,
]);
$connection->connect();
$connection->disconnect();
