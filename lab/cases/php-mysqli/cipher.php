<?php

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = mysqli_init();
mysqli_ssl_set($db, null, null, null, null, "ECDHE-RSA-AES256-GCM-SHA384");
mysqli_real_connect($db, "db.lab.internal", "lab", "pw", "lab");
mysqli_query($db, "SELECT 1");
