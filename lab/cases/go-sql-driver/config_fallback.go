package main

import (
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	config := mysql.Config{User: "lab", Passwd: "pw", Net: "tcp", Addr: "db.lab.internal:3306", DBName: "lab", AllowNativePasswords: true, TLSConfig: "true", AllowFallbackToPlaintext: true}
	db, err := sql.Open("mysql", config.FormatDSN())
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
