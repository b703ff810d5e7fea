nats --user lab --password pw --server nats://db.lab.internal:4222 --tlsfirst pub lab hello
