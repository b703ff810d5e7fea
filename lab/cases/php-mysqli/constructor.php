<?php

$db = new mysqli("db.lab.internal", "lab", "pw", "lab");
$db->query("SELECT 1");
