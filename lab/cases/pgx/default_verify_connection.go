package main

import (
	"context"
	"crypto/tls"
	"errors"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	config, err := pgx.ParseConfig("postgres://lab:pw@db.lab.internal/lab")
	if err != nil {
		log.Fatal(err)
	}
	config.TLSConfig = &tls.Config{InsecureSkipVerify: true, VerifyConnection: func(state tls.ConnectionState) error {
		if len(state.PeerCertificates) != 1 {
			return errors.New("one certificate is expected")
		}
		return state.PeerCertificates[0].VerifyHostname("db.lab.internal")
	}}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
