package main

import (
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	config := mysql.Config{User: "lab", Passwd: "pw", Net: "tcp", Addr: "db.lab.internal:3306", DBName: "lab", AllowNativePasswords: true, TLSConfig: "true"}
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
