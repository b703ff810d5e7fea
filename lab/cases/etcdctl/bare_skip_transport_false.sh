export ETCDCTL_API=3
etcdctl --dial-timeout=5s --command-timeout=6s --endpoints=db.lab.internal:2379 --insecure-skip-tls-verify --insecure-transport=false get k
