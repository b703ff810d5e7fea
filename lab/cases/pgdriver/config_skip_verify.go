package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	"github.com/uptrace/bun/driver/pgdriver"
)

func main() {
	db := sql.OpenDB(pgdriver.NewConnector(
		pgdriver.WithAddr("db.lab.internal:5432"),
		pgdriver.WithUser("lab"),
		pgdriver.WithPassword("pw"),
		pgdriver.WithDatabase("lab"),
		pgdriver.WithTLSConfig(&tls.Config{InsecureSkipVerify: true}),
	))
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
