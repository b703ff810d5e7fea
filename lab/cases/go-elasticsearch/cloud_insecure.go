package main

import (
	"crypto/tls"
	"net/http"

	elasticsearch "github.com/elastic/go-elasticsearch/v9"
)

func main() {
	client, err := elasticsearch.NewClient(elasticsearch.Config{CloudID: "lab:bGFiLmludGVybmFsOjkyMDAkZGI=", Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}, DisableRetry: true})
	if err != nil {
		panic(err)
	}
	if _, err := client.Info(); err != nil {
		panic(err)
	}
}
