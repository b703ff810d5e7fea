package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	go_ora "github.com/sijms/go-ora/v2"
)

func main() {
	connector := go_ora.NewConnector(go_ora.BuildJDBC("lab", "pw", "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab)))", nil)).(*go_ora.OracleConnector)
	connector.WithTLSConfig(&tls.Config{ServerName: "db.lab.internal"})
	db := sql.OpenDB(connector)
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
