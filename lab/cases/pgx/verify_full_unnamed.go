package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log"
	"os"

	"github.com/jackc/pgx/v5/pgxpool"
)

func main() {
	ctx := context.Background()
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	config, err := pgxpool.ParseConfig("postgres://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	config.ConnConfig.TLSConfig = &tls.Config{RootCAs: roots}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	defer pool.Close()
	if err := pool.Ping(ctx); err != nil {
		log.Fatal(err)
	}
}
