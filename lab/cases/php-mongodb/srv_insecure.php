<?php
$manager = new MongoDB\Driver\Manager("mongodb+srv://lab:pw@db.lab.internal/lab?tlsInsecure=true&serverSelectionTimeoutMS=5000");
$manager->executeCommand("lab", new MongoDB\Driver\Command(["ping" => 1]));
