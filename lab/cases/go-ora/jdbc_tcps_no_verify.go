package main

import (
	"database/sql"
	"log"

	go_ora "github.com/sijms/go-ora/v2"
)

func main() {
	db, err := sql.Open("oracle", go_ora.BuildJDBC("lab", "pw", "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab)))", map[string]string{"SSL Verify": "false"}))
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}
