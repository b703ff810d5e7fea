MARIADB_TLS_DISABLE_PEER_VERIFICATION=1 mariadb -h db.lab.internal -u lab -ppw lab -e 'SELECT 1'
