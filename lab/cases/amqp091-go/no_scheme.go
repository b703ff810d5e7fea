package main

import (
	amqp "github.com/rabbitmq/amqp091-go"
)

func main() {
	conn, err := amqp.Dial("db.lab.internal:5672")
	if err != nil {
		panic(err)
	}
	conn.Close()
}
