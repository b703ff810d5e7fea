package main

import (
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"log"
	"os"

	"github.com/lib/pq"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	if err := pq.RegisterTLSConfig("lab", &tls.Config{RootCAs: roots, ServerName: "db.lab.internal"}); err != nil {
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
