package main

import (
	"github.com/nats-io/nats.go"
)

func main() {
	conn, err := nats.Connect("nats://lab:pw@db.lab.internal:4222", nats.Secure(), nats.RootCAs("ca.pem"))
	if err != nil {
		panic(err)
	}
	conn.Close()
}
