<?php

$relay = proc_open(["socat", "UNIX-LISTEN:redis.sock", "TCP:db.lab.internal:6379"], [], $pipes);
while (!file_exists("redis.sock")) {
    usleep(100000);
}
$redis = new Redis();
$redis->connect("unix:///" . getcwd() . "/redis.sock");
$redis->auth("pw");
$redis->ping();
$redis->close();
proc_close($relay);
