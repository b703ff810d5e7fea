package main

import (
	"crypto/tls"
	"crypto/x509"
	"os"

	"github.com/gomodule/redigo/redis"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	conn, err := redis.Dial("tcp", "db.lab.internal:6379", redis.DialPassword("pw"), redis.DialUseTLS(true), redis.DialTLSConfig(&tls.Config{RootCAs: pool}))
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	if _, err := conn.Do("PING"); err != nil {
		panic(err)
	}
}
