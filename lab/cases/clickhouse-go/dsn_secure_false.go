package main

import (
	"database/sql"

	_ "github.com/ClickHouse/clickhouse-go/v2"
)

func main() {
	db, err := sql.Open("clickhouse", "clickhouse://lab:pw@db.lab.internal:9000/lab?secure=false")
	if err != nil {
		panic(err)
	}
	if err := db.Ping(); err != nil {
		panic(err)
	}
}
