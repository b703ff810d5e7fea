nats --user lab --password pw --server nats://db.lab.internal:4222 --tlscert /etc/ssl/certs/ssl-cert-snakeoil.pem --tlskey /etc/ssl/private/ssl-cert-snakeoil.key pub lab hello
