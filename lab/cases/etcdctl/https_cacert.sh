export ETCDCTL_API=3
etcdctl --dial-timeout=5s --command-timeout=6s --endpoints=https://db.lab.internal:2379 --cacert=ca.pem get k
