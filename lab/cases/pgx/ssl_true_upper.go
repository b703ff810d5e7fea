package main

import (
	"context"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, "postgres://lab:pw@db.lab.internal/lab?ssl=TRUE")
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
