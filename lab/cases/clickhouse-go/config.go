package main

import (
	"context"
	"crypto/tls"

	"github.com/ClickHouse/clickhouse-go/v2"
)

func main() {
	conn, err := clickhouse.Open(&clickhouse.Options{Addr: []string{"db.lab.internal:9000"}, TLS: &tls.Config{}})
	if err != nil {
		panic(err)
	}
	if err := conn.Ping(context.Background()); err != nil {
		panic(err)
	}
}
