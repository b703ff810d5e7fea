<?php

$redis = new Redis();
$redis->connect("tls://db.lab.internal", 6379, 5, null, 0, 0, ["stream" => ["verify_peer" => 0, "verify_peer_name" => 0]]);
$redis->auth("pw");
$redis->ping();
