package main

import (
	"crypto/tls"

	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, err := amqp.DialTLS("amqp://lab:pw@db.lab.internal:5672/", &tls.Config{})
	if err != nil {
		panic(err)
	}
	conn.Close()
}
