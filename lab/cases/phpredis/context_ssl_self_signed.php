<?php

$redis = new Redis();
$redis->connect("db.lab.internal", 6379, 5, null, 0, 0, ["ssl" => ["allow_self_signed" => true]]);
$redis->auth("pw");
$redis->ping();
