<?php

$redis = new Redis();
$redis->connect("db.lab.internal", 6379, 5, null, 0, 0, ["stream" => ["verify_peer" => true]]);
$redis->auth("pw");
$redis->ping();
