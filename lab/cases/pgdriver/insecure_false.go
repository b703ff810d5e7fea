package main

import (
	"database/sql"
	"log"

	"github.com/uptrace/bun/driver/pgdriver"
)

func main() {
	db := sql.OpenDB(pgdriver.NewConnector(
		pgdriver.WithDSN("postgres://lab:pw@db.lab.internal/lab?sslmode=disable"),
		pgdriver.WithInsecure(false),
	))
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
