package main

import (
	"context"
	"crypto/tls"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	config, err := pgx.ParseConfig("postgres://lab:pw@db.lab.internal/lab?ssl=true")
	if err != nil {
		log.Fatal(err)
	}
	config.TLSConfig = &tls.Config{ServerName: "db.lab.internal"}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
