package ca

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"
)

// made makes a certificate in PEM and its key: one that signs itself, or one that somebody else signed.
func made(t testing.TB, name string, authority, own bool, until string) (cert, key []byte) {
	t.Helper()
	end, err := time.Parse(time.DateOnly, until)
	if err != nil {
		t.Fatal(err)
	}
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotBefore: end.AddDate(-10, 0, 0), NotAfter: end,
		IsCA: authority, BasicConstraintsValid: true,
	}
	parent := template
	if !own {
		parent = &x509.Certificate{Subject: pkix.Name{CommonName: "somebody else"}}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: raw})
}

// TestFormats reads what openssl and keytool made (testdata/stores.sh).
func TestFormats(t *testing.T) {
	const both, all = "Amazon RDS Root 2019 CA, Amazon RDS eu-west-1 Root CA RSA2048 G1", "Amazon RDS Root 2019 CA, Amazon RDS eu-west-1 Root CA RSA2048 G1, Our Own CA"
	const one = "Amazon RDS eu-west-1 Root CA RSA2048 G1"
	tests := []struct {
		file, format, names string
		sealed, key         bool
	}{
		{"both.pem", "PEM", both, false, false},
		{"crlf.pem", "PEM", both, false, false},
		{"comments.pem", "PEM", both, false, false},
		{"trusted.pem", "PEM", one, false, false},
		{"new.der", "DER", one, false, false},
		{"text.p7b", "PEM", both, false, false},
		{"binary.p7b", "PKCS #7", both, false, false},
		{"store.jks", "JKS", all, false, false},
		{"store.jceks", "JCEKS", all, false, false},
		{"store.p12", "PKCS #12", all, false, false},
		{"open.p12", "PKCS #12", one, false, false},
		{"keys.jks", "JKS", all + ", server", false, true},
		{"sealed.p12", "PKCS #12", "", true, false},
		{"identity.p12", "PKCS #12", "", true, false},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			s := Read(file(t, tt.file))
			if s.Format != tt.format || s.Sealed != tt.sealed || s.Key != tt.key || s.Cut || names(s) != tt.names {
				t.Errorf("got %s %q sealed %v key %v cut %v", s.Format, names(s), s.Sealed, s.Key, s.Cut)
			}
			if s.Undecided() != tt.sealed {
				t.Errorf("undecided: %v", s.Undecided())
			}
		})
	}
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func names(s *Store) string {
	var out []string
	for _, c := range s.Certificates {
		out = append(out, c.Subject.CommonName)
	}
	sort.Strings(out)
	return strings.Join(out, ", ")
}

// TestPasswords: a store opens with what it is given, and never without.
func TestPasswords(t *testing.T) {
	if s := Open(file(t, "store.p12")); !s.Sealed || len(s.Certificates) != 0 {
		t.Errorf("opened without its password: %+v", s)
	}
	if s := Open(file(t, "store.p12"), "wrong", "changeit"); s.Sealed || len(s.Certificates) != 3 {
		t.Errorf("not opened with its password: %+v", s)
	}
}

// TestDatesAreThoseOfKeytool compares every date with what keytool said of the same store.
func TestDatesAreThoseOfKeytool(t *testing.T) {
	entry := regexp.MustCompile(`Owner: CN=(.*)\n(?:.*\n)*?Valid from: .* until: (.*)\n`)
	for _, name := range []string{"store.jks", "store.jceks", "store.p12"} {
		want := map[string]string{}
		for _, m := range entry.FindAllStringSubmatch(string(file(t, name+".txt")), -1) {
			want[m[1]] = m[2]
		}
		s := Read(file(t, name))
		if len(want) != 3 || len(s.Certificates) != 3 {
			t.Fatalf("%s: keytool has %d entries, we have %d", name, len(want), len(s.Certificates))
		}
		for _, c := range s.Certificates {
			if got := c.NotAfter.UTC().Format("Mon Jan 02 15:04:05 UTC 2006"); got != want[c.Subject.CommonName] {
				t.Errorf("%s: %s ends %s, keytool says %s", name, c.Subject.CommonName, got, want[c.Subject.CommonName])
			}
		}
	}
}

// TestHostileStores: what is cut, or says that it is longer than it is, ends the reading and nothing else.
func TestHostileStores(t *testing.T) {
	store := string(file(t, "store.jks"))
	tests := []struct {
		name, data string
		decided    bool
	}{
		{"a magic alone", jksMagic, false},
		{"cut in an entry", store[:len(store)/2], true},
		{"more entries than there are", store[:8] + "\xff\xff\xff\xff" + store[12:], false},
		{"an unknown version", store[:4] + "\x00\x00\x00\x09" + store[8:], false},
		{"no entries", jksMagic + "\x00\x00\x00\x02\x00\x00\x00\x00", true},
		{"a secret", jceksMagic + "\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x03\x00\x01a12345678", false},
		{"nested without end", strings.Repeat("\x30\x80", 1<<20), false},
		{"text", "hello", false},
		{"nothing", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if s := Read([]byte(tt.data)); s.Undecided() == tt.decided {
				t.Errorf("undecided %v: %+v", s.Undecided(), s)
			}
		})
	}
}

// TestCostlyStores: a store that asks for more work than any program makes is left closed.
func TestCostlyStores(t *testing.T) {
	data := string(file(t, "store.p12"))
	for _, n := range []string{"\x02\x02\x27\x10"} { // 10000, as Java writes it
		if strings.Count(data, n) != 2 {
			t.Fatalf("the store has changed: %d counts", strings.Count(data, n))
		}
		// The same length, so that the lengths around it stay right: a negative number is a large one.
		costly := strings.ReplaceAll(data, n, "\x02\x02\xff\xff")
		if s := Read([]byte(costly)); len(s.Certificates) != 0 || !s.Sealed {
			t.Errorf("opened: %+v", s)
		}
	}
	if !large([]byte("\x30\x06\x02\x04\x7f\xff\xff\xff"), 0) || large([]byte("\x30\x04\x02\x02\x27\x10"), 0) {
		t.Error("the bound does not hold")
	}
}

func TestStoreName(t *testing.T) {
	for name, want := range map[string]bool{
		"a/ca.pem": true, `C:\certs\CA.CRT`: true, "x.jks": true, "x.p12": true, "x.key": false, "pem": false, "a.pem/b": false,
	} {
		if StoreName(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// FuzzOpen asserts that no content makes a reader panic or hold more certificates than it may.
func FuzzOpen(f *testing.F) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			f.Add(file(f, e.Name()))
		}
	}
	f.Add([]byte("-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := Read(data)
		if len(s.Certificates) > maxCertificates {
			t.Errorf("%d certificates", len(s.Certificates))
		}
		status, text, last := s.Status(time.Time{})
		if status == "expired" && last == nil || text == "" {
			t.Errorf("no words for %q", status)
		}
		s.Holds(time.Time{})
		s.Known()
	})
}
