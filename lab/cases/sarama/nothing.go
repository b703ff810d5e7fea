package main

import (
	"github.com/IBM/sarama"
)

func main() {
	config := sarama.NewConfig()
	config.Metadata.Retry.Max = 0
	client, err := sarama.NewClient([]string{"db.lab.internal:9092"}, config)
	if err != nil {
		panic(err)
	}
	client.Close()
}
