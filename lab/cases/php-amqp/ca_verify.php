<?php

$connection = new AMQPConnection([
    "host" => "db.lab.internal",
    "port" => 5671,
    "login" => "lab",
    "password" => "pw",
    "connect_timeout" => 5,
    "cacert" => "ca.pem",
    "verify" => true,
]);
$connection->connect();
$connection->disconnect();
