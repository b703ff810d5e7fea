package main

import (
	"context"
	"crypto/tls"

	kafka "github.com/segmentio/kafka-go"
)

func main() {
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"db.lab.internal:9092"}, Topic: "t", Dialer: &kafka.Dialer{TLS: &tls.Config{InsecureSkipVerify: true}}})
	if _, err := reader.ReadMessage(context.Background()); err != nil {
		panic(err)
	}
}
