package main

import (
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	config := mysql.NewConfig()
	config.User = "lab"
	config.Passwd = "pw"
	config.Net = "tcp"
	config.Addr = "db.lab.internal:3306"
	config.DBName = "lab"
	config.TLSConfig = "preferred"
	db, err := sql.Open("mysql", config.FormatDSN())
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
