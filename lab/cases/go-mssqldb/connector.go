package main

import (
	"database/sql"
	"log"

	mssql "github.com/microsoft/go-mssqldb"
)

func main() {
	connector, err := mssql.NewConnector("sqlserver://lab:pw@db.lab.internal:1433?database=lab&encrypt=true&TrustServerCertificate=true&dial+timeout=5")
	if err != nil {
		log.Fatal(err)
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	if _, err := db.Exec("SELECT 1"); err != nil {
		log.Fatal(err)
	}
}
