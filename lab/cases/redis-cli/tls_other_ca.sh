redis-cli -h db.lab.internal -a pw --tls --cacert other-ca.pem ping
