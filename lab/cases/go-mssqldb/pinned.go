package main

import (
	"database/sql"
	"log"

	_ "github.com/microsoft/go-mssqldb"
)

func main() {
	db, err := sql.Open("sqlserver", "sqlserver://lab:pw@db.lab.internal:1433?database=lab&encrypt=true&serverCertificate=server.pem&dial+timeout=5")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("SELECT 1"); err != nil {
		log.Fatal(err)
	}
}
