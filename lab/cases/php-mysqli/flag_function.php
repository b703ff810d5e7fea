<?php

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = mysqli_init();
mysqli_real_connect($db, "db.lab.internal", "lab", "pw", "lab", 3306, null, MYSQLI_CLIENT_SSL);
mysqli_query($db, "SELECT 1");
