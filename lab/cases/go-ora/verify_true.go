package main

import (
	"database/sql"
	"log"

	_ "github.com/sijms/go-ora/v2"
)

func main() {
	db, err := sql.Open("oracle", "oracle://lab:pw@db.lab.internal:2484/lab?TIMEOUT=5&SSL=true&SSL+Verify=true")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
