package main

import (
	"crypto/tls"
	"database/sql"
	"errors"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	if err := mysql.RegisterTLSConfig("custom", &tls.Config{InsecureSkipVerify: true, VerifyConnection: check}); err != nil {
		log.Fatal(err)
	}
	db, err := sql.Open("mysql", "lab:pw@tcp(db.lab.internal)/lab?tls=custom&allowFallbackToPlaintext=true")
	if err != nil {
		log.Fatal(err)
	}
	defer db.Close()
	if err := db.Ping(); err != nil {
		log.Fatal(err)
	}
}

func check(state tls.ConnectionState) error {
	if len(state.PeerCertificates) == 0 {
		return errors.New("no certificate")
	}
	return nil
}
