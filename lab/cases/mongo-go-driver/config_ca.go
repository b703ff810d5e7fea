package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"os"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

func main() {
	pem, err := os.ReadFile("ca.pem")
	if err != nil {
		panic(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	client, err := mongo.Connect(options.Client().ApplyURI("mongodb://db.lab.internal:27017/?tlsInsecure=true&tls=true&serverSelectionTimeoutMS=6000").SetTLSConfig(&tls.Config{RootCAs: pool}))
	if err != nil {
		panic(err)
	}
	if err := client.Ping(context.Background(), nil); err != nil {
		panic(err)
	}
}
