package main

import (
	"crypto/tls"
	"crypto/x509"
	"os"

	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	conn, err := amqp.DialConfig("amqps://lab:pw@db.lab.internal:5671/?cacertfile=missing.pem", amqp.Config{TLSClientConfig: &tls.Config{RootCAs: pool}})
	if err != nil {
		panic(err)
	}
	conn.Close()
}
