nats --user lab --password pw --server tls://db.lab.internal:4222 --tlsca ca.pem pub lab hello
