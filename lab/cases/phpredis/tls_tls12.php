<?php

$redis = new Redis();
$redis->connect("tls://db.lab.internal", 6379, 5, null, 0, 0, ["stream" => ["crypto_method" => STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT]]);
$redis->auth("pw");
$redis->ping();
