package main

import (
	"context"
	"log"

	"github.com/jackc/pgx/v4/pgxpool"
)

func main() {
	ctx := context.Background()
	conn, err := pgxpool.Connect(ctx, "postgres://lab:pw@db.lab.internal/lab?sslmode=disable")
	if err != nil {
		log.Fatal(err)
	}
	conn.Close()
}
