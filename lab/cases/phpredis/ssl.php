<?php

$redis = new Redis();
$redis->connect("ssl://db.lab.internal", 6379, 5);
$redis->auth("pw");
$redis->ping();
