<?php

$connection = new AMQPConnection();
$connection->setHost("db.lab.internal");
$connection->setPort(5671);
$connection->setLogin("lab");
$connection->setPassword("pw");
$connection->setCACert("ca.pem");
$connection->connect();
$connection->disconnect();
