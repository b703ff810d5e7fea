mariadb-admin -h db.lab.internal -u lab -ppw --ssl-verify-server-cert status
