package main

import (
	"context"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	config, err := pgx.ParseConfig("postgres://lab:pw@db.lab.internal/lab?sslrootcert=system")
	if err != nil {
		log.Fatal(err)
	}
	config.TLSConfig.InsecureSkipVerify = true
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
