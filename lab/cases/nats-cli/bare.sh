nats --user lab --password pw --server db.lab.internal:4222 pub lab hello
