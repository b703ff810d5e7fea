<?php

require "/usr/share/php/Predis/Autoloader.php";
Predis\Autoloader::register();

$relay = proc_open(["socat", "UNIX-LISTEN:redis.sock", "TCP:db.lab.internal:6379"], [], $pipes);
while (!file_exists("redis.sock")) {
    usleep(100000);
}
$client = new Predis\Client([
    "scheme" => "unix",
    "path" => getcwd() . "/redis.sock",
    "password" => "pw",
]);
$client->ping();
$client->disconnect();
proc_close($relay);
