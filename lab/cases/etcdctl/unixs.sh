export ETCDCTL_API=3
socat UNIX-LISTEN:etcd.sock,fork TCP:db.lab.internal:2379 &
trap "kill $!" EXIT
until [ -S etcd.sock ]; do sleep 0.1; done
etcdctl --dial-timeout=5s --command-timeout=6s --endpoints=unixs://etcd.sock get k
