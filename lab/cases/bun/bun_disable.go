package main

import (
	"database/sql"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/driver/pgdriver"
)

func main() {
	connector := pgdriver.NewConnector(pgdriver.WithDSN("postgres://lab:pw@db.lab.internal:5432/lab?sslmode=disable"))
	db := bun.NewDB(sql.OpenDB(connector), pgdialect.New())
	if err := db.Ping(); err != nil {
		panic(err)
	}
}
