package main

import (
	"crypto/tls"

	"github.com/nats-io/nats.go"
)

func main() {
	conn, err := nats.Connect("nats://lab:pw@db.lab.internal:4222", nats.Secure(&tls.Config{MinVersion: tls.VersionTLS10}))
	if err != nil {
		panic(err)
	}
	conn.Close()
}
