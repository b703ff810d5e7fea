package main

import (
	"context"
	"log"

	"github.com/go-pg/pg/v10"
)

func main() {
	options, err := pg.ParseURL("postgres://lab:pw@db.lab.internal/lab?ssl=true")
	if err != nil {
		log.Fatal(err)
	}
	db := pg.Connect(options)
	defer db.Close()
	if err := db.Ping(context.Background()); err != nil {
		log.Fatal(err)
	}
}
