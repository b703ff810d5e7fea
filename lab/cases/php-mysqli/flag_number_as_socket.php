<?php

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = mysqli_init();
$db->real_connect("db.lab.internal", "lab", "pw", "lab", 3306, 2048);
$db->query("SELECT 1");
