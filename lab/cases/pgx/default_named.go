package main

import (
	"context"
	"crypto/tls"
	"log"

	"github.com/jackc/pgx/v5/pgxpool"
)

func main() {
	ctx := context.Background()
	config, err := pgxpool.ParseConfig("postgres://lab:pw@db.lab.internal/lab")
	if err != nil {
		log.Fatal(err)
	}
	config.ConnConfig.TLSConfig = &tls.Config{ServerName: "db.lab.internal"}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	defer pool.Close()
	if err := pool.Ping(ctx); err != nil {
		log.Fatal(err)
	}
}
