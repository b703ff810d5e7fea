package main

import (
	"crypto/tls"
	"database/sql"
	"log"

	"github.com/go-sql-driver/mysql"
)

func main() {
	pair, err := tls.LoadX509KeyPair("/etc/ssl/certs/ssl-cert-snakeoil.pem", "/etc/ssl/private/ssl-cert-snakeoil.key")
	if err != nil {
		log.Fatal(err)
	}
	if err := mysql.RegisterTLSConfig("custom", &tls.Config{Certificates: []tls.Certificate{pair}}); err != nil {
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
