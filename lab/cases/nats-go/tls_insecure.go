package main

import (
	"crypto/tls"

	"github.com/nats-io/nats.go"
)

func main() {
	conn, err := nats.Connect("tls://lab:pw@db.lab.internal:4222", nats.Secure(&tls.Config{InsecureSkipVerify: true}))
	if err != nil {
		panic(err)
	}
	conn.Close()
}
