<?php

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = mysqli_init();
$db->ssl_set("/etc/ssl/private/ssl-cert-snakeoil.key", "/etc/ssl/certs/ssl-cert-snakeoil.pem", null, null, null);
$db->real_connect("db.lab.internal", "lab", "pw", "lab", 3306, null, MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT);
$db->query("SELECT 1");
