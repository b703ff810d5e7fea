package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	for name, config := range configs() {
		if err := mysql.RegisterTLSConfig(name, config); err != nil {
			log.Fatal(err)
		}
	}
	db, err := sql.Open("mysql", "lab:pw@tcp(db.lab.internal)/lab?tls=custom&allowFallbackToPlaintext=true")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}

func configs() map[string]*tls.Config {
	return map[string]*tls.Config{"custom": {InsecureSkipVerify: true}}
}
