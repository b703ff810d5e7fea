<?php

$pin = openssl_x509_fingerprint(file_get_contents("server.pem"), "sha1");
$redis = new Redis();
$redis->connect("db.lab.internal", 6379, 5, null, 0, 0, ["stream" => ["peer_fingerprint" => $pin]]);
$redis->auth("pw");
$redis->ping();
