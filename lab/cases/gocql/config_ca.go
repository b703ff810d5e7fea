package main

import (
	"crypto/tls"
	"crypto/x509"
	"os"

	"github.com/gocql/gocql"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	cluster := gocql.NewCluster("db.lab.internal")
	cluster.SslOpts = &gocql.SslOptions{Config: &tls.Config{RootCAs: pool}}
	session, err := cluster.CreateSession()
	if err != nil {
		panic(err)
	}
	session.Close()
}
