<?php
$manager = new MongoDB\Driver\Manager("mongodb://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000", [], ["weak_cert_validation" => false]);
$manager->executeCommand("lab", new MongoDB\Driver\Command(["ping" => 1]));
