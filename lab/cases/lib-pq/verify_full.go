package main

import (
	"database/sql"
	"log"

	"github.com/lib/pq"
)

func main() {
	connector, err := pq.NewConnector("postgres://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
