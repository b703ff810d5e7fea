package main

import (
	"log"

	_ "github.com/go-sql-driver/mysql"
	"github.com/jmoiron/sqlx"
)

func main() {
	db, err := sqlx.Connect("mysql", "lab:pw@tcp(db.lab.internal)/lab?tls=preferred")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
}
