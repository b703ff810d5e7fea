<?php

$manager = new MongoDB\Driver\Manager("mongodb://lab:pw@db.lab.internal/lab?ssl=true&tlsCAFile=ca.pem&serverSelectionTimeoutMS=5000");
$manager->executeCommand("lab", new MongoDB\Driver\Command(["ping" => 1]));
