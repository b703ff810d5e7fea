package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"os"

	kafka "github.com/segmentio/kafka-go"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"db.lab.internal:9092"}, Topic: "t", Dialer: &kafka.Dialer{TLS: &tls.Config{RootCAs: pool}}})
	if _, err := reader.ReadMessage(context.Background()); err != nil {
		panic(err)
	}
}
