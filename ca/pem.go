package ca

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// maxCertificates bounds the work on one bundle; the largest public ones hold a few hundred.
const maxCertificates = 2000

// bundle is what was read from one file.
type bundle struct {
	certificates []*x509.Certificate
	authorities  int
	expired      int
	broken       int  // blocks that say CERTIFICATE and are none
	other        int  // blocks of another kind
	key          bool // a private key stands beside them
	last         *x509.Certificate
}

// ReadPEM judges a PEM file: ok, expired (all of its certificates are), expiring, placeholder (it holds none that can be
// read), not-a-ca (none of them may sign). It reports false for a file that is no PEM file at all and does not look
// like the place of one. asOf is the day that decides.
func ReadPEM(f *source.File, asOf time.Time) (fact.Authority, bool) {
	if !pemLike(f, asOf) {
		return fact.Authority{}, false
	}
	b := readBundle(f.Data, asOf)
	a := fact.Authority{Path: f.Path}
	if named, ok := Named(f.Path, asOf); ok {
		a.Provider, a.Region, a.Partition = named.Provider, named.Region, named.Partition
	}
	whole := source.Place{File: f, Span: source.Span{End: len(f.Data)}}
	anchor := whole
	if line, ok := f.Line(1); ok {
		anchor.Span = line
	}
	a.Base = fact.Base{
		Kind: "ca", ID: "ca:" + f.Path, File: f.Path, Place: whole, Anchor: anchor, Name: f.Path,
		Spots: map[string]source.Place{},
	}
	a.Origin.SSLMode = fact.Written
	b.describe(&a, asOf)
	return a, true
}

// pemLike reports whether a file is PEM by its content, or by its name.
func pemLike(f *source.File, asOf time.Time) bool {
	if bytes.Contains(f.Data, []byte("-----BEGIN ")) {
		return true
	}
	_, named := Named(f.Path, asOf)
	return named && strings.HasSuffix(strings.ToLower(f.Path), ".pem")
}

func readBundle(data []byte, asOf time.Time) *bundle {
	b := &bundle{}
	for n := 0; n < maxCertificates; n++ {
		var block *pem.Block
		block, data = pem.Decode(data)
		if block == nil {
			break
		}
		b.add(block, asOf)
	}
	return b
}

func (b *bundle) add(block *pem.Block, asOf time.Time) {
	if strings.HasSuffix(block.Type, "PRIVATE KEY") {
		b.key = true
		b.other++
		return
	}
	if block.Type != "CERTIFICATE" && block.Type != "TRUSTED CERTIFICATE" && block.Type != "X509 CERTIFICATE" {
		b.other++
		return
	}
	c, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		b.broken++
		return
	}
	b.certificates = append(b.certificates, c)
	if authority(c) {
		b.authorities++
	}
	if asOf.After(c.NotAfter) {
		b.expired++
	}
	if b.last == nil || c.NotAfter.After(b.last.NotAfter) {
		b.last = c
	}
}

// authority reports whether a certificate may sign others. The oldest roots have no such extension and sign themselves.
func authority(c *x509.Certificate) bool {
	return c.IsCA || !c.BasicConstraintsValid && bytes.Equal(c.RawSubject, c.RawIssuer)
}

// describe turns what was read into words. The dates are those of the certificate that lives longest.
func (b *bundle) describe(a *fact.Authority, asOf time.Time) {
	var text string
	switch {
	case len(b.certificates) == 0 && b.broken == 0 && b.other > 0:
		a.Status, text = "not-a-ca", "the file holds keys or requests and no certificate"
	case len(b.certificates) == 0:
		a.Status, text = "placeholder", "the file holds no certificate that can be read"
	case b.authorities == 0:
		a.Status, text = "not-a-ca", "no certificate in the file may sign others"
	case b.expired == len(b.certificates):
		a.Status, text = "expired", "all certificates in the file have expired"
	default:
		a.Status = policies.AuthorityTable().Status(b.last.NotAfter.UTC().Format(time.DateOnly), asOf)
		text = "the file holds certificates that are valid"
	}
	if b.last != nil {
		a.Subject = b.last.Subject.CommonName
		a.NotAfter = b.last.NotAfter.UTC().Format(time.DateOnly)
		if a.Status == "expired" {
			a.ExpiredOn = a.NotAfter
		}
	}
	if b.key {
		a.Note = "a private key stands in the same file"
	}
	a.Because = []fact.Reason{{Text: text, Source: a.Path, Evidence: fact.Observed}}
}
