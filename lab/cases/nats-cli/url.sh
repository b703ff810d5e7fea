nats --server nats://lab:pw@db.lab.internal:4222 pub lab hello
