package main

import (
	"crypto/tls"

	"github.com/IBM/sarama"
)

func main() {
	config := sarama.NewConfig()
	config.Metadata.Retry.Max = 0
	config.Net.TLS.Enable = true
	config.Net.TLS.Config = &tls.Config{InsecureSkipVerify: true}
	client, err := sarama.NewClient([]string{"db.lab.internal:9092"}, config)
	if err != nil {
		panic(err)
	}
	client.Close()
}
