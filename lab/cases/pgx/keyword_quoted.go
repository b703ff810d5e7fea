package main

import (
	"context"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, "host=db.lab.internal dbname=lab user=lab password=pw sslmode = 'require'")
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
