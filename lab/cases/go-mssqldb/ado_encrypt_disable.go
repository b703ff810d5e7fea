package main

import (
	"database/sql"
	"log"

	_ "github.com/microsoft/go-mssqldb"
)

func main() {
	db, err := sql.Open("sqlserver", "server=db.lab.internal;port=1433;user id=lab;password=pw;database=lab;dial timeout=5;encrypt=disable")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("SELECT 1"); err != nil {
		log.Fatal(err)
	}
}
