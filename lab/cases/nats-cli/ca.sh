nats --user lab --password pw --server nats://db.lab.internal:4222 --tlsca ca.pem pub lab hello
