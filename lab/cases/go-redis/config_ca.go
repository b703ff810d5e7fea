package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"os"

	"github.com/redis/go-redis/v9"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	client := redis.NewClient(&redis.Options{Addr: "db.lab.internal:6379", Password: "pw", MaxRetries: -1, TLSConfig: &tls.Config{RootCAs: pool}})
	defer client.Close()
	if err := client.Ping(context.Background()).Err(); err != nil {
		panic(err)
	}
}
