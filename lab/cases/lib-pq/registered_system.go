package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	"github.com/lib/pq"
)

func main() {
	if err := pq.RegisterTLSConfig("lab", &tls.Config{ServerName: "db.lab.internal"}); err != nil {
		log.Fatal(err)
	}
	db, err := sql.Open("postgres", "postgres://lab:pw@db.lab.internal/lab?sslmode=pqgo-lab")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
