package main

import (
	"database/sql"

	_ "github.com/ClickHouse/clickhouse-go/v2"
)

func main() {
	db, err := sql.Open("clickhouse", "https://lab:pw@db.lab.internal:8443/lab?secure=true")
	if err != nil {
		panic(err)
	}
	if err := db.Ping(); err != nil {
		panic(err)
	}
}
