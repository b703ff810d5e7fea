package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"os"

	"github.com/redis/rueidis"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	client, err := rueidis.NewClient(rueidis.ClientOption{InitAddress: []string{"db.lab.internal:6379"}, Password: "pw", DisableCache: true, TLSConfig: &tls.Config{RootCAs: pool}})
	if err != nil {
		panic(err)
	}
	defer client.Close()
	if err := client.Do(context.Background(), client.B().Ping().Build()).Error(); err != nil {
		panic(err)
	}
}
