package main

import (
	"crypto/tls"
	"net/http"

	elasticsearch "github.com/elastic/go-elasticsearch/v9"
)

func main() {
	client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{"http://db.lab.internal:9200"}, Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}, DisableRetry: true})
	if err != nil {
		panic(err)
	}
	if _, err := client.Info(); err != nil {
		panic(err)
	}
}
