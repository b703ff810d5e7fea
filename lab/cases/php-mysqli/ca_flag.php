<?php

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = mysqli_init();
$db->ssl_set(null, null, "ca.pem", null, null);
$db->real_connect("db.lab.internal", "lab", "pw", "lab", 3306, null, MYSQLI_CLIENT_SSL);
$db->query("SELECT 1");
