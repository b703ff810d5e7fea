package main

import (
	"database/sql"
	"log"

	go_ora "github.com/sijms/go-ora/v2"
)

func main() {
	db := sql.OpenDB(go_ora.NewConnector("oracle://lab:pw@db.lab.internal:2484/lab?TIMEOUT=5&SSL=true&SSL+Verify=false"))
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
