<?php

$redis = new Redis();
$redis->connect("tls://db.lab.internal", 6379, 5, null, 0, 0, ["stream" => ["cafile" => "other-ca.pem"]]);
$redis->auth("pw");
$redis->ping();
