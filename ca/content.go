package ca

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
)

// The words for what a store is worth on a day, besides those of the table.
const (
	placeholder = "placeholder"
	notCA       = "not-a-ca"
	expired     = "expired"
)

// Read opens a file of trust anchors; what vendors document as the password of their public stores opens those, besides
// the passwords that are given.
func Read(data []byte, passwords ...string) *Store {
	for _, p := range policies.AuthorityTable().Passwords {
		passwords = append(passwords, p.Password)
	}
	return Open(data, passwords...)
}

// Status says in fact.Authority's words what the store is worth on the day asOf, in what words, and the certificate that
// lives longest. The status is "" where certificates may be in it that were not read.
func (s *Store) Status(asOf time.Time) (status, text string, last *x509.Certificate) {
	past := 0
	for _, c := range s.Certificates {
		if asOf.After(c.NotAfter) {
			past++
		}
		if last == nil || outlives(c, last) {
			last = c
		}
	}
	switch {
	case s.Undecided():
		return "", "certificates in the file cannot be read", last
	case s.Cut:
		return placeholder, "the file ends in the middle of a certificate", last
	case last == nil && s.broken == 0 && s.other > 0:
		return notCA, "the file holds keys or requests and no certificate", nil
	case last == nil:
		return placeholder, "the file holds no certificate that can be read", nil
	case s.authorities() == 0 && !s.java():
		return notCA, "no certificate in the file may sign others", last
	case past == len(s.Certificates):
		return expired, "all certificates in the file have expired", last
	}
	text = "the file holds certificates that are valid"
	if past > 0 {
		text = fmt.Sprintf("%d of %d certificates in the file have expired, the others are valid", past, len(s.Certificates))
	}
	return policies.AuthorityTable().Status(last.NotAfter.UTC().Format(time.DateOnly), asOf), text, last
}

// outlives reports whether a certificate says more than another of how long the store is good: a root says more than one
// that it signed, then the one that ends later.
func outlives(c, other *x509.Certificate) bool {
	if own := selfSigned(c); own != selfSigned(other) {
		return own
	}
	return c.NotAfter.After(other.NotAfter)
}

// java reports whether the store is one of Java's, which trusts every certificate in it, whoever signed it.
func (s *Store) java() bool {
	return s.Format == "JKS" || s.Format == "JCEKS" || s.Format == "PKCS #12"
}

// Holds lists whose authorities the store trusts on the day asOf, each once. It is empty where one of them is nobody's
// that is known, or may be: then nothing follows.
func (s *Store) Holds(asOf time.Time) []fact.Holding {
	var out []fact.Holding
	if s.Undecided() {
		return nil
	}
	seen := map[fact.Holding]bool{}
	for _, c := range s.Certificates {
		if asOf.After(c.NotAfter) || !selfSigned(c) && c.IsCA {
			continue // an authority of the second rank is trusted by the first, which stands beside it or not
		}
		h, ok := holding(c)
		if !ok {
			return nil
		}
		if !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	return out
}

// identifiers are the names under which a provider offers the authorities of the store; none where one has none.
func (s *Store) identifiers(asOf time.Time) []string {
	var out []string
	for _, c := range s.Certificates {
		if asOf.After(c.NotAfter) || !selfSigned(c) {
			continue
		}
		name := identifierOf(c.Subject.CommonName)
		if name == "" {
			return nil
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func identifierOf(subject string) string {
	for _, row := range policies.AuthorityTable().Identifiers {
		if row.Subject != "" && strings.HasSuffix(subject, row.Subject) {
			return row.Identifier
		}
	}
	return ""
}

// Known reports whether every certificate of the store is one of an authority that providers of databases use: a
// company's own, or the collection of a system, is nobody's business.
func (s *Store) Known() bool {
	for _, c := range s.Certificates {
		if _, ok := holding(c); !ok {
			return false
		}
	}
	return len(s.Certificates) > 0
}

func holding(c *x509.Certificate) (fact.Holding, bool) {
	for i := range policies.AuthorityTable().Roots {
		row := &policies.AuthorityTable().Roots[i]
		if region, ok := row.Match(c.Subject.CommonName); ok {
			return fact.Holding{Provider: row.Provider, Region: region, Partition: row.Partition, CA: row.CA}, true
		}
	}
	return fact.Holding{}, false
}

// Bundle is what the content says about a bundle: it outweighs what the name said, of which the caller gives it.
func (s *Store) Bundle(named fact.Bundle, asOf time.Time) fact.Bundle {
	status, _, last := s.Status(asOf)
	if status == "" {
		return named
	}
	out := named
	out.Status, out.ExpiredOn, out.NotAfter = status, "", ""
	if last != nil {
		out.NotAfter = last.NotAfter.UTC().Format(time.DateOnly)
	}
	if status == expired {
		out.ExpiredOn = out.NotAfter
	}
	if out.Holds = s.Holds(asOf); len(out.Holds) > 0 {
		out.Provider, out.Region, out.Partition = common(out.Holds)
		out.Identifiers = s.identifiers(asOf)
	}
	return out
}

// common is what all holdings have in common: "" where they differ, "global" for several regions.
func common(list []fact.Holding) (provider, region, partition string) {
	provider, region, partition = list[0].Provider, list[0].Region, list[0].Partition
	for _, h := range list[1:] {
		if h.Provider != provider {
			provider = ""
		}
		if h.Partition != partition {
			partition = ""
		}
		if h.Region != region {
			region = "global"
		}
	}
	return provider, region, partition
}

// File judges a file of the repository that nobody needs to name: one that is called as a provider's bundle is, or that
// holds nothing but providers' authorities. It reports false for any other.
func File(f *source.File, asOf time.Time) (fact.Authority, bool) {
	s := Read(f.Data)
	named, ok := Named(f.Path, asOf)
	if !ok && !s.Known() {
		return fact.Authority{}, false
	}
	status, text, last := s.Status(asOf)
	if status == "" && !s.Text(f.Data) {
		return fact.Authority{}, false
	}
	if status == "" {
		status, text = placeholder, "the file holds some text and no certificate"
	}
	b := s.Bundle(fact.Bundle{Provider: named.Provider, Region: named.Region, Partition: named.Partition}, asOf)
	a := fact.Authority{Path: f.Path, Provider: b.Provider, Region: b.Region, Partition: b.Partition, Status: status, ExpiredOn: b.ExpiredOn}
	a.Base = s.base(f)
	if last != nil {
		a.Subject, a.NotAfter = last.Subject.CommonName, b.NotAfter
	}
	if s.Key {
		a.Note = "a private key stands in the same file"
	}
	a.Origin.SSLMode = fact.Written
	a.Because = []fact.Reason{{Text: text, Source: f.Path, Evidence: fact.Observed}}
	return a, true
}

// Text reports whether a file in none of the formats is a text, which a certificate of another format is not: a page that
// says that something has moved, a word to be replaced, nothing at all.
func (s *Store) Text(data []byte) bool {
	return s.Format == "" && !s.Sealed && bytes.IndexByte(data, 0) < 0 && utf8.Valid(data)
}

// maxShown is the length up to which the first line of a store is shown: it says what begins there, and holds no key.
const maxShown = 100

// base is the fact's head. It points at the first line of a text. Of a binary file, or a text on one line, nothing is
// shown: nobody reads that, and a key may stand in it.
func (s *Store) base(f *source.File) fact.Base {
	shown := f
	line, _ := f.Line(1)
	if s.Format != "PEM" && s.Format != "" || line.Len() > maxShown {
		shown, line = source.NewFile(f.Path, nil), source.Span{}
	}
	at := source.Place{File: shown, Span: line}
	return fact.Base{
		Kind: "ca", ID: "ca:" + f.Path + ":" + filepath.Base(f.Path), File: f.Path, Place: at, Anchor: at, Name: f.Path,
		Spots: map[string]source.Place{},
	}
}
