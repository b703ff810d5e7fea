package main

import (
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	if err := mysql.RegisterTLSConfig("custom", &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: check}); err != nil {
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

func check(raw [][]byte, _ [][]*x509.Certificate) error {
	_, err := x509.ParseCertificate(raw[0])
	return err
}
