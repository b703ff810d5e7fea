package ca

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/source"
)

// certificate makes a self-signed certificate in PEM, and its key.
func certificate(t testing.TB, authority bool, from, until string) (cert, key []byte) {
	t.Helper()
	parse := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Root"}, NotBefore: parse(from),
		NotAfter: parse(until), IsCA: authority, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	bytes, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: bytes})
}

func TestReadPEM(t *testing.T) {
	current, key := certificate(t, true, "2020-01-01", "2040-01-01")
	old, _ := certificate(t, true, "2010-01-01", "2020-01-01")
	soon, _ := certificate(t, true, "2010-01-01", "2026-07-01")
	leaf, _ := certificate(t, false, "2020-01-01", "2040-01-01")
	join := func(parts ...[]byte) (out []byte) {
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	tests := []struct {
		name, path string
		data       []byte
		want       string // status, not after, expired on; none if it is no PEM file
		note       bool
	}{
		{"current", "ca.pem", current, "ok 2040-01-01 ", false},
		{"expired", "ca.pem", old, "expired 2020-01-01 2020-01-01", false},
		{"expired beside a current one", "ca.pem", join(old, current), "ok 2040-01-01 ", false},
		{"expiring", "ca.pem", join(old, soon), "expiring 2026-07-01 ", false},
		{"leaf", "ca.pem", leaf, "not-a-ca 2040-01-01 ", false},
		{"with a private key", "ca.pem", join(current, key), "ok 2040-01-01 ", true},
		{"a private key alone", "key.pem", key, "not-a-ca  ", true},
		{"text around it", "ca.pem", join([]byte("Subject: x\n"), current, []byte("tail")), "ok 2040-01-01 ", false},
		{"placeholder body", "global-bundle.pem", []byte("-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n"), "placeholder  ", false},
		{"placeholder text under a known name", "certs/global-bundle.pem", []byte("xxxx"), "placeholder  ", false},
		{"empty under a known name", "certs/global-bundle.pem", nil, "placeholder  ", false},
		{"something else", "notes.txt", []byte("hello"), "none", false},
		{"another file of that extension", "x.pem", []byte("hello"), "none", false},
		{"truncated", "ca.pem", current[:len(current)/2], "placeholder  ", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, ok := ReadPEM(source.NewFile(tt.path, tt.data), day(t, "2026-06-01"))
			got := "none"
			if ok {
				got = a.Status + " " + a.NotAfter + " " + a.ExpiredOn
			}
			if got != tt.want || (a.Note != "") != tt.note {
				t.Errorf("got %q note %q, want %q", got, a.Note, tt.want)
			}
		})
	}
}

func TestReadPEMProvider(t *testing.T) {
	current, _ := certificate(t, true, "2020-01-01", "2040-01-01")
	a, ok := ReadPEM(source.NewFile("certs/us-east-1-bundle.pem", current), day(t, "2026-06-01"))
	if !ok || a.Provider != "aws-rds" || a.Region != "us-east-1" || a.Subject != "Test Root" {
		t.Errorf("got %+v", a)
	}
}

// FuzzReadPEM asserts that no content makes the reader panic.
func FuzzReadPEM(f *testing.F) {
	cert, key := certificate(f, true, "2020-01-01", "2040-01-01")
	f.Add(cert)
	f.Add(key)
	f.Add([]byte("-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, ok := ReadPEM(source.NewFile("ca.pem", data), time.Time{}); ok && a.Status == "" {
			t.Errorf("no status: %+v", a)
		}
	})
}
