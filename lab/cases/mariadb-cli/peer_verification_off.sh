MARIADB_TLS_DISABLE_PEER_VERIFICATION=1 mariadb -h db.lab.internal -u lab -ppw --ssl-ca=ca.pem lab -e 'SELECT 1'
