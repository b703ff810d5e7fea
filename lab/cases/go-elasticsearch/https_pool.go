package main

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"os"

	elasticsearch "github.com/elastic/go-elasticsearch/v9"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	client, err := elasticsearch.NewClient(elasticsearch.Config{Addresses: []string{"https://db.lab.internal:9200"}, Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}, DisableRetry: true})
	if err != nil {
		panic(err)
	}
	if _, err := client.Info(); err != nil {
		panic(err)
	}
}
