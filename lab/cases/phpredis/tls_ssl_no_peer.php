<?php

$redis = new Redis();
$redis->connect("tls://db.lab.internal", 6379, 5, null, 0, 0, ["ssl" => ["verify_peer" => false, "verify_peer_name" => false]]);
$redis->auth("pw");
$redis->ping();
