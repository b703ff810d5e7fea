<?php

$manager = new MongoDB\Driver\Manager("mongodb://lab:pw@db.lab.internal/lab?TLS=true&tlscafile=ca.pem&serverSelectionTimeoutMS=5000");
$manager->executeCommand("lab", new MongoDB\Driver\Command(["ping" => 1]));
