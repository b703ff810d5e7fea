package main

import (
	"context"
	"log"

	"github.com/jackc/pgx/v4"
)

func main() {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, "host=db.lab.internal user=lab password=pw dbname=lab sslmode=require")
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
