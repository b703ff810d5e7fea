nats --user lab --password pw --server tls://db.lab.internal:4222 pub lab hello
