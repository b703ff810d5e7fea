package main

import (
	"time"

	"github.com/confluentinc/confluent-kafka-go/kafka"
)

func main() {
	client, err := kafka.NewAdminClient(&kafka.ConfigMap{"bootstrap.servers": "db.lab.internal:9092", "security.protocol": "SASL_SSL", "sasl.mechanism": "PLAIN", "sasl.username": "lab", "sasl.password": "pw", "ssl.ca.location": "ca.pem"})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	if _, err := client.GetMetadata(nil, true, int((8 * time.Second).Milliseconds())); err != nil {
		panic(err)
	}
}
