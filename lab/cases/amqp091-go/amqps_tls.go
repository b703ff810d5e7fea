package main

import (
	"crypto/tls"

	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, err := amqp.DialTLS("amqps://lab:pw@db.lab.internal:5671/", &tls.Config{})
	if err != nil {
		panic(err)
	}
	conn.Close()
}
