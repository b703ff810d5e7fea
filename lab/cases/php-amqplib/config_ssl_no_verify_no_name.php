<?php

require "/usr/share/php/PhpAmqpLib/autoload.php";

$config = new PhpAmqpLib\Connection\AMQPConnectionConfig();
$config->setHost("db.lab.internal");
$config->setUser("lab");
$config->setPassword("pw");
$config->setConnectionTimeout(5);
$config->setPort(5671);
$config->setIsSecure(true);
$config->setNetworkProtocol("ssl");
$config->setSslVerify(false);
$config->setSslVerifyName(false);
$connection = PhpAmqpLib\Connection\AMQPConnectionFactory::create($config);
$connection->channel()->close();
$connection->close();
