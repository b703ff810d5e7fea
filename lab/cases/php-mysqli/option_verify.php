<?php

$db = mysqli_init();
$db->options(MYSQLI_OPT_SSL_VERIFY_SERVER_CERT, false);
$db->ssl_set(null, null, "ca.pem", null, null);
$db->real_connect("db.lab.internal", "lab", "pw", "lab");
$db->query("SELECT 1");
