package main

import (
	"database/sql"
	"log"

	go_ora "github.com/sijms/go-ora/v2"
)

func main() {
	options := map[string]string{
		"SSL":        "enable",
		"SSL Verify": "false",
	}
	db, err := sql.Open("oracle", go_ora.BuildUrl("db.lab.internal", 2484, "lab", "lab", "pw", options))
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
