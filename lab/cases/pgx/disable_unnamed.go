package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log"
	"os"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	config, err := pgx.ParseConfig("postgres://lab:pw@db.lab.internal/lab?sslmode=disable")
	if err != nil {
		log.Fatal(err)
	}
	config.TLSConfig = &tls.Config{RootCAs: roots}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
