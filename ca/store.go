package ca

import (
	"bytes"
	"crypto/x509"
	"path"
	"strings"
)

// maxCertificates bounds the work on one store; the largest public ones hold a few hundred.
const maxCertificates = 2000

// Store is what was read from a file of trust anchors. The zero Store is a file that is in none of the formats.
type Store struct {
	Format       string              // PEM, DER, PKCS #7, JKS, JCEKS, PKCS #12; "" if the content is in none of them
	Certificates []*x509.Certificate // in the file's order; what Java calls a key entry gives the first of its chain

	Sealed     bool // certificates are in it that cannot be read without its password
	Cut        bool // the file ends in the middle of a certificate
	Key        bool // a private key stands beside them
	unreadable int  // certificates whose form is whole, but which this reader does not understand
	broken     int  // blocks that say that they are certificates and are none
	other      int  // blocks of another kind: keys, requests, revocation lists
}

// Open reads a file of trust anchors in whatever format its content is in, not its name. Passwords are those that may
// open a sealed store, besides the empty one.
func Open(data []byte, passwords ...string) *Store {
	s := &Store{}
	switch {
	case elsewhere(data):
		s.Sealed = true
	case bytes.HasPrefix(data, []byte(jksMagic)), bytes.HasPrefix(data, []byte(jceksMagic)):
		s.readJava(data)
	case bytes.Contains(data, []byte(pemBegin)):
		s.readPEM(data)
	case len(data) > 0 && data[0] == derSequence:
		s.readDER(data, passwords)
	}
	return s
}

// The first bytes of files whose content lies elsewhere, or is encrypted until somebody needs it.
var stubs = []string{"version https://git-lfs", "\x00GITCRYPT", "$ANSIBLE_VAULT", "../.git/annex/", "/annex/objects/", "age-encryption.org/"}

// What stands in texts that a program fills in or decrypts before they are used.
var marks = []string{"{{", "${", "<%", "ENC[", "\"sops\""}

// elsewhere reports whether a file only stands for its content.
func elsewhere(data []byte) bool {
	for _, stub := range stubs {
		if bytes.HasPrefix(data, []byte(stub)) {
			return true
		}
	}
	if len(data) == 0 || data[0] == derSequence && data[1%len(data)] >= 0x80 || bytes.IndexByte(data, 0) >= 0 || page(data) {
		return false
	}
	for _, mark := range marks {
		if bytes.Contains(data, []byte(mark)) {
			return true
		}
	}
	return false
}

// page reports whether a file is a page of the web, which somebody saved instead of what it shows.
func page(data []byte) bool {
	start := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 1024)]))
	return bytes.HasPrefix(start, []byte("<!doctype")) || bytes.HasPrefix(start, []byte("<html"))
}

// add keeps one certificate in its DER form.
func (s *Store) add(der []byte) {
	if len(s.Certificates) >= maxCertificates {
		s.unreadable++ // nothing follows from what is not among those that were read
		return
	}
	c, err := x509.ParseCertificate(der)
	switch {
	case err == nil:
		s.Certificates = append(s.Certificates, c)
	case wholeDER(der):
		s.unreadable++
	default:
		s.broken++
	}
}

// Undecided reports whether the store may hold certificates that were not read, so that nothing follows from those that
// were not found.
func (s *Store) Undecided() bool { return s.Sealed || s.unreadable > 0 || s.Format == "" }

// Empty reports whether nothing stands where certificates should.
func (s *Store) Empty() bool { return len(s.Certificates) == 0 && s.other == 0 }

// authorities is the number of certificates that may sign others, or that are trusted by being in the store: one that
// signs itself is its own anchor.
func (s *Store) authorities() int {
	n := 0
	for _, c := range s.Certificates {
		if c.IsCA || selfSigned(c) {
			n++
		}
	}
	return n
}

func selfSigned(c *x509.Certificate) bool { return bytes.Equal(c.RawSubject, c.RawIssuer) }

// storeEndings are how files of trust anchors are called.
var storeEndings = map[string]bool{
	".pem": true, ".crt": true, ".cer": true, ".ca": true, ".der": true, ".p7b": true, ".p7c": true, ".jks": true,
	".jceks": true, ".keystore": true, ".truststore": true, ".p12": true, ".pfx": true,
}

// StoreName reports whether a file is called as stores of certificates are.
func StoreName(name string) bool {
	return storeEndings[strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))]
}

// What adds authorities to the store of a system or of a run-time, or puts another in its place.
var extensions = []string{
	"update-ca-certificates", "update-ca-trust", "trust anchor", "/usr/local/share/ca-certificates", "ca-trust/source/anchors",
	"NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "javax.net.ssl.trustStore", "-importcert", "keytool -import",
}

// ExtendsStores reports whether a text does that. Who then trusts a store trusts more than it is known to hold.
func ExtendsStores(data []byte) bool {
	for _, word := range extensions {
		if bytes.Contains(data, []byte(word)) {
			return true
		}
	}
	return false
}
