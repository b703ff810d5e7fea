package main

import (
	"context"

	kafka "github.com/segmentio/kafka-go"
)

func main() {
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"db.lab.internal:9092"}, Topic: "t"})
	if _, err := reader.ReadMessage(context.Background()); err != nil {
		panic(err)
	}
}
