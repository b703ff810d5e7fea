package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"os"

	"github.com/ClickHouse/clickhouse-go/v2"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	conn, err := clickhouse.Open(&clickhouse.Options{Addr: []string{"db.lab.internal:9000"}, TLS: &tls.Config{RootCAs: pool}})
	if err != nil {
		panic(err)
	}
	if err := conn.Ping(context.Background()); err != nil {
		panic(err)
	}
}
