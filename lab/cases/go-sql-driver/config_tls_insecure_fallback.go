package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	config := mysql.Config{User: "lab", Passwd: "pw", Net: "tcp", Addr: "db.lab.internal:3306", DBName: "lab", AllowNativePasswords: true, TLS: &tls.Config{InsecureSkipVerify: true}, AllowFallbackToPlaintext: true}
	connector, err := mysql.NewConnector(&config)
	if err != nil {
		log.Fatal(err)
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
