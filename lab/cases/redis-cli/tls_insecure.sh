redis-cli -h db.lab.internal -a pw --tls --insecure --cacert ca.pem ping
