<?php

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = mysqli_init();
$db->ssl_set(null, null, null, "ca.d", null);
$db->real_connect("db.lab.internal", "lab", "pw", "lab", 3306, null, MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT);
$db->query("SELECT 1");
