<?php

$redis = new Redis();
$redis->connect("tcp://db.lab.internal", 6379, 5);
$redis->auth("pw");
$redis->ping();
