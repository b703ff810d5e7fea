package main

import (
	"context"

	"github.com/ClickHouse/clickhouse-go/v2"
)

func main() {
	conn, err := clickhouse.Open(&clickhouse.Options{Addr: []string{"db.lab.internal:9000"}})
	if err != nil {
		panic(err)
	}
	if err := conn.Ping(context.Background()); err != nil {
		panic(err)
	}
}
