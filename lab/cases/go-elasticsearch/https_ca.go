package main

import (
	"os"

	elasticsearch "github.com/elastic/go-elasticsearch/v9"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{"https://db.lab.internal:9200"}, CACert: pem, DisableRetry: true})
	if err != nil {
		panic(err)
	}
	if _, err := client.Info(); err != nil {
		panic(err)
	}
}
