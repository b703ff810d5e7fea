package main

import (
	"context"
	"crypto/tls"

	"github.com/twmb/franz-go/pkg/kgo"
)

func main() {
	client, err := kgo.NewClient(kgo.SeedBrokers("db.lab.internal:9092"), kgo.DialTLSConfig(&tls.Config{}))
	if err != nil {
		panic(err)
	}
	if err := client.Ping(context.Background()); err != nil {
		panic(err)
	}
}
