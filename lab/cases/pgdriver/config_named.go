package main

import (
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"log"
	"os"

	"github.com/uptrace/bun/driver/pgdriver"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	db := sql.OpenDB(pgdriver.NewConnector(
		pgdriver.WithDSN("postgres://lab:pw@db.lab.internal/lab"),
		pgdriver.WithTLSConfig(&tls.Config{RootCAs: roots, ServerName: "db.lab.internal"}),
	))
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
