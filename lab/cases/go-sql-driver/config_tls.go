package main

import (
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"log"
	"os"

	"github.com/go-sql-driver/mysql"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		log.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	config := mysql.Config{User: "lab", Passwd: "pw", Net: "tcp", Addr: "db.lab.internal:3306", DBName: "lab", AllowNativePasswords: true, TLS: &tls.Config{RootCAs: pool}}
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
