package main

import (
	"context"
	"log"
	"net/http"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	config, err := pgx.ParseConfig("postgres://lab:pw@db.lab.internal/lab")
	if err != nil {
		log.Fatal(err)
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig.ServerName = "db.lab.internal"
	config.TLSConfig = transport.TLSClientConfig
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
