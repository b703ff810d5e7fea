<?php

$redis = new Redis();
$redis->connect("tcp://db.lab.internal", 6379, 5, null, 0, 0, ["stream" => ["verify_peer" => false]]);
$redis->auth("pw");
$redis->ping();
