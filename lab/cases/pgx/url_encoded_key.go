package main

import (
	"context"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, "postgres://lab:pw@db.lab.internal/lab?ssl%6Dode=require")
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
