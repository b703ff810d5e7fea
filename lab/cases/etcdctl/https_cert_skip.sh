export ETCDCTL_API=3
etcdctl --dial-timeout=5s --command-timeout=6s --endpoints=https://db.lab.internal:2379 --insecure-skip-tls-verify --cert=/etc/ssl/certs/ssl-cert-snakeoil.pem --key=/etc/ssl/private/ssl-cert-snakeoil.key get k
