package main

import (
	"github.com/gocql/gocql"
)

func main() {
	cluster := gocql.NewCluster("db.lab.internal")
	session, err := cluster.CreateSession()
	if err != nil {
		panic(err)
	}
	session.Close()
}
