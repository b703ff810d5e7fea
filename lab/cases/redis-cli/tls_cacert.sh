redis-cli -h db.lab.internal -a pw --tls --cacert ca.pem ping
