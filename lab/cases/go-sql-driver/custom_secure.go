package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	if err := mysql.RegisterTLSConfig("custom", &tls.Config{InsecureSkipVerify: false}); err != nil {
		log.Fatal(err)
	}
	db, err := sql.Open("mysql", "lab:pw@tcp(db.lab.internal)/lab?tls=custom")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
