package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	go_ora "github.com/sijms/go-ora/v2"
)

func main() {
	connector := go_ora.NewConnector("oracle://lab:pw@db.lab.internal:2484/lab?TIMEOUT=5&SSL=enable").(*go_ora.OracleConnector)
	connector.WithTLSConfig(&tls.Config{InsecureSkipVerify: true})
	db := sql.OpenDB(connector)
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
