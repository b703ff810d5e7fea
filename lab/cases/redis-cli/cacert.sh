redis-cli -h db.lab.internal -a pw --cacert ca.pem ping
