package main

import (
	"context"
	"crypto/x509"
	"log"
	"os"

	"github.com/go-pg/pg/v10"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	options, err := pg.ParseURL("postgres://lab:pw@db.lab.internal/lab?sslmode=verify-full")
	if err != nil {
		log.Fatal(err)
	}
	options.TLSConfig.ServerName = "db.lab.internal"
	options.TLSConfig.RootCAs = roots
	db := pg.Connect(options)
	defer db.Close()
	if err := db.Ping(context.Background()); err != nil {
		log.Fatal(err)
	}
}
