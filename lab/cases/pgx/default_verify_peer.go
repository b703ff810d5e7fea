package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"log"

	"github.com/jackc/pgx/v5"
)

func main() {
	ctx := context.Background()
	config, err := pgx.ParseConfig("postgres://lab:pw@db.lab.internal/lab")
	if err != nil {
		log.Fatal(err)
	}
	config.TLSConfig = &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: func(raw [][]byte, _ [][]*x509.Certificate) error {
		cert, err := x509.ParseCertificate(raw[0])
		if err != nil {
			return err
		}
		_, err = cert.Verify(x509.VerifyOptions{})
		return err
	}}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		log.Fatal(err)
	}
	conn.Close(ctx)
}
