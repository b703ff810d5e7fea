package main

import (
	"github.com/nats-io/nats.go"
)

func main() {
	conn, err := nats.Connect("db.lab.internal:4222", nats.UserInfo("lab", "pw"))
	if err != nil {
		panic(err)
	}
	conn.Close()
}
