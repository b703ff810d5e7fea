package main

import (
	"context"
	"crypto/tls"
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
	db := pg.Connect(&pg.Options{
		Addr:      "db.lab.internal:5432",
		User:      "lab",
		Password:  "pw",
		Database:  "lab",
		TLSConfig: &tls.Config{RootCAs: roots},
	})
	defer db.Close()
	if err := db.Ping(context.Background()); err != nil {
		log.Fatal(err)
	}
}
