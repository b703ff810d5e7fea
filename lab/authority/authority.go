// Package authority makes the lab's two private CAs and the server certificates that they sign. Everything is made on
// the spot and thrown away with the lab.
package authority

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/dsnlint/dsnlint/lab/state"
)

const (
	keyBits  = 2048
	lifetime = 30 * 24 * time.Hour
)

// Authority is a CA.
type Authority struct {
	cert *x509.Certificate
	key  *rsa.PrivateKey
	PEM  []byte
}

// Pair is a server's certificate with its key, as PEM.
type Pair struct{ Cert, Key []byte }

// Set is what the servers and their clients need.
type Set struct {
	CA    *Authority // the one that clients are given
	Other *Authority // the one that they are not
	Pairs map[state.State]Pair
}

// New makes both CAs and the servers' certificates.
func New() (*Set, error) {
	ca, err := newAuthority("dsnlint lab CA")
	if err != nil {
		return nil, err
	}
	other, err := newAuthority("dsnlint lab unknown CA")
	if err != nil {
		return nil, err
	}
	set := &Set{CA: ca, Other: other, Pairs: map[state.State]Pair{}}
	for _, s := range state.Known {
		signer, name := ca, state.Host
		switch s {
		case state.UnknownCA:
			signer = other
		case state.WrongHost:
			name = state.OtherHost
		case state.Plain, state.TLSOnly, state.OldTLS, state.Good, state.LoginOnly:
		}
		if set.Pairs[s], err = signer.issue(name); err != nil {
			return nil, err
		}
	}
	return set, nil
}

func newAuthority(name string) (*Authority, error) {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(lifetime),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	return &Authority{cert: cert, key: key, PEM: encode("CERTIFICATE", der)}, nil
}

// CRL is the authority's list of revoked certificates, which names none.
func (a *Authority) CRL() ([]byte, error) {
	template := &x509.RevocationList{Number: big.NewInt(1), ThisUpdate: time.Now().Add(-time.Hour), NextUpdate: time.Now().Add(lifetime)}
	der, err := x509.CreateRevocationList(rand.Reader, template, a.cert, a.key)
	if err != nil {
		return nil, err
	}
	return encode("X509 CRL", der), nil
}

// issue signs a server certificate. The name stands in the subject too, for the drivers that look nowhere else.
func (a *Authority) issue(name string) (Pair, error) {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return Pair{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(lifetime),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &key.PublicKey, a.key)
	if err != nil {
		return Pair{}, err
	}
	return Pair{Cert: encode("CERTIFICATE", der), Key: encode("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key))}, nil
}

func encode(kind string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}

// Write puts a pair into a folder as server.pem and server.key, readable for the owner given by uid and gid.
func (p Pair) Write(dir string, uid, gid int) error {
	for name, data := range map[string][]byte{"server.pem": p.Cert, "server.key": p.Key} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return err
		}
		if err := os.Chown(path, uid, gid); err != nil {
			return err
		}
	}
	return nil
}

// Config is the TLS configuration of a server in a state, for the servers whose TLS the lab speaks itself.
func (s *Set) Config(at state.State, protocols ...string) (*tls.Config, error) {
	pair, err := tls.X509KeyPair(s.Pairs[at].Cert, s.Pairs[at].Key)
	if err != nil {
		return nil, err
	}
	c := &tls.Config{Certificates: []tls.Certificate{pair}, NextProtos: protocols, MinVersion: tls.VersionTLS10}
	if at == state.OldTLS {
		c.MaxVersion = tls.VersionTLS11
		c.CipherSuites = []uint16{
			tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
			tls.TLS_RSA_WITH_AES_128_CBC_SHA, tls.TLS_RSA_WITH_AES_256_CBC_SHA,
		}
	}
	return c, nil
}
