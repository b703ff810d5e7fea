package main

import (
	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, err := amqp.DialConfig("amqps://lab:pw@db.lab.internal:5671/", amqp.Config{Vhost: "/"})
	if err != nil {
		panic(err)
	}
	conn.Close()
}
