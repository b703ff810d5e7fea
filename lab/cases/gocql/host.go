package main

import (
	"github.com/gocql/gocql"
)

func main() {
	cluster := gocql.NewCluster("db.lab.internal")
	cluster.SslOpts = &gocql.SslOptions{EnableHostVerification: true}
	session, err := cluster.CreateSession()
	if err != nil {
		panic(err)
	}
	session.Close()
}
