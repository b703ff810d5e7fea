mariadb-dump -h db.lab.internal -u lab -ppw --ssl-ca=ca.pem --no-tablespaces lab
