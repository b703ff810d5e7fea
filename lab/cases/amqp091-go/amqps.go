package main

import (
	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, err := amqp.Dial("amqps://lab:pw@db.lab.internal:5671/")
	if err != nil {
		panic(err)
	}
	conn.Close()
}
