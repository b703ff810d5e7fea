<?php

$db = mysqli_connect("db.lab.internal", "lab", "pw", "lab");
mysqli_query($db, "SELECT 1");
