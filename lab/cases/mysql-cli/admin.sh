mysqladmin -h db.lab.internal -u lab -ppw --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem ping
