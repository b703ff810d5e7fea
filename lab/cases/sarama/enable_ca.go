package main

import (
	"crypto/tls"
	"crypto/x509"
	"os"

	"github.com/IBM/sarama"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	config := sarama.NewConfig()
	config.Metadata.Retry.Max = 0
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{RootCAs: pool}
	client, err := sarama.NewClient([]string{"db.lab.internal:9092"}, config)
	if err != nil {
		panic(err)
	}
	client.Close()
}
