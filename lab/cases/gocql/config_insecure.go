package main

import (
	"crypto/tls"

	"github.com/gocql/gocql"
)

func main() {
	cluster := gocql.NewCluster("db.lab.internal")
	cluster.SslOpts = &gocql.SslOptions{Config: &tls.Config{InsecureSkipVerify: true}}
	session, err := cluster.CreateSession()
	if err != nil {
		panic(err)
	}
	session.Close()
}
