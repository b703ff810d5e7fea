package main

import (
	"crypto/tls"

	"github.com/gomodule/redigo/redis"
)

func main() {
	conn, err := redis.DialURL("rediss://:pw@db.lab.internal:6379/0", redis.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS10}))
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	if _, err := conn.Do("PING"); err != nil {
		panic(err)
	}
}
