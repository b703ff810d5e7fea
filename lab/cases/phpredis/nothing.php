<?php

$redis = new Redis();
$redis->connect("db.lab.internal", 6379, 5);
$redis->auth("pw");
$redis->ping();
