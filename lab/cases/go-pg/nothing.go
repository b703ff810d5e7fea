package main

import (
	"context"
	"log"

	"github.com/go-pg/pg/v10"
)

func main() {
	db := pg.Connect(&pg.Options{
		Addr:     "db.lab.internal:5432",
		User:     "lab",
		Password: "pw",
		Database: "lab",
	})
	defer db.Close()
	if err := db.Ping(context.Background()); err != nil {
		log.Fatal(err)
	}
}
