package lint

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser"
	"software.sslmate.com/src/go-pkcs12"
)

// certificate is an authority that is good for ten years.
var certificate = madeCA(day.AddDate(-1, 0, 0), day.AddDate(9, 0, 0))

// madeCA makes a self-signed authority.
func madeCA(from, until time.Time) string {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test CA"}, NotBefore: from, NotAfter: until,
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, &template, &template, &key.PublicKey, key)
	if err != nil {
		panic(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

// TestExpiredCAFile: what the file holds decides, whatever its name says.
func TestExpiredCAFile(t *testing.T) {
	dir := folder(t, map[string]string{
		"certs/ca.pem":                     madeCA(day.AddDate(-3, 0, 0), day.AddDate(-1, 0, 0)),
		"certs/rds-combined-ca-bundle.pem": certificate,
	})
	l := newLookup(&tree{root: dir, workDir: dir, disk: &workTree{}}, nil, parser.New(known()))
	bundle := func(c content) fact.Bundle { return c.store.Bundle(fact.Bundle{}, day) }
	if got := l.content("a.py", "certs/ca.pem"); got.state != "found" || bundle(got).Status != "expired" || bundle(got).ExpiredOn != "2025-11-21" {
		t.Errorf("expired: %+v", got)
	}
	if got := l.content("a.py", "certs/rds-combined-ca-bundle.pem"); bundle(got).Status != "ok" {
		t.Errorf("an old name with new content: %+v", got)
	}
}

// TestCAState holds when a CA file is missed: only where its folder is there and it is not, or where it is there and is
// no certificate.
func TestCAState(t *testing.T) {
	tests := []struct {
		name  string
		path  string // as the setting in app/settings.py names it
		files map[string]string
		want  string
	}{
		{"beside the file", "certs/ca.pem", map[string]string{"app/certs/ca.pem": certificate}, "found"},
		{"from the root", "certs/ca.pem", map[string]string{"certs/ca.pem": certificate}, "found"},
		{"upwards", "../certs/ca.pem", map[string]string{"certs/ca.pem": certificate}, "found"},
		{"with a dot", "./certs/ca.pem", map[string]string{"app/certs/ca.pem": certificate}, "found"},
		{"after some text", "certs/ca.pem", map[string]string{"certs/ca.pem": "# our authority\n" + certificate}, "found"},
		{"missing in a folder that is there", "certs/ca.pem", map[string]string{"app/certs/README": ""}, "missing"},
		{"missing in the root's folder", "certs/ca.pem", map[string]string{"certs/README": ""}, "missing"},
		{"empty", "certs/ca.pem", map[string]string{"certs/ca.pem": ""}, "placeholder"},
		{"placeholder", "certs/ca.pem", map[string]string{"certs/ca.pem": "put the CA here\n"}, "placeholder"},
		{"long placeholder", "certs/ca.pem", map[string]string{"certs/ca.pem": strings.Repeat("This is a placeholder. ", 20)}, "placeholder"},
		{"no certificate", "certs/ca.pem", map[string]string{"certs/ca.pem": strings.Repeat("<html>error 404</html>", 20)}, "not-a-certificate"},
		{"a store is another's business", "certs/trust.jks", map[string]string{"certs/trust.jks": "\xfe\xed\xfe\xed"}, "found"},

		{"no such folder", "certs/ca.pem", nil, ""},
		{"a bare name", "ca.pem", nil, ""},
		{"a bare name of a file that is there", "ca.pem", map[string]string{"ca.pem": certificate}, "found"},
		{"a bare name of a page", "ca.pem", map[string]string{"app/ca.pem": "<html>" + strings.Repeat("x", 100)}, "not-a-certificate"},
		{"absolute", "/etc/ssl/certs/ca.pem", nil, ""},
		{"a variable", "${CERTS}/ca.pem", nil, ""},
		{"a template", "{{ certs }}/ca.pem", nil, ""},
		{"home", "~/certs/ca.pem", nil, ""},
		{"Windows", `certs\ca.pem`, nil, ""},
		{"a URL of a file that is there", "file:certs/ca.pem", map[string]string{"certs/ca.pem": certificate}, "found"},
		{"a URL of a file", "file:certs/ca.pem", nil, ""},
		{"another URL", "https://certs/ca.pem", map[string]string{"certs/README": ""}, ""},
		{"out of the repository", "../../certs/ca.pem", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := folder(t, tt.files)
			l := newLookup(&tree{root: dir, workDir: dir, disk: &workTree{}}, nil, parser.New(known()))
			if got := l.content("app/settings.py", tt.path).state; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if out := l.content(filepath.ToSlash(filepath.Join(dir, "app", "settings.py")), tt.path).state; out != tt.want {
				t.Errorf("from an absolute path: %q", out)
			}
			if again := l.content("app/settings.py", tt.path).state; again != tt.want {
				t.Errorf("asked again: %q", again)
			}
		})
	}
}

// TestCAFileRule follows the state into findings: not for ignored options, nor where the run's own files make the CA.
func TestCAFileRule(t *testing.T) {
	const call = "import psycopg2\npsycopg2.connect(host='db.example.com', sslmode='verify-full', sslrootcert='certs/ca.pem')\n"
	const psql = "psql 'host=db.example.com sslmode=verify-full sslrootcert=certs/ca.pem'\n"
	tests := []struct {
		name  string
		files map[string]string
		want  int
	}{
		{"there", map[string]string{"a.py": call, "certs/ca.pem": certificate}, 0},
		{"not there", map[string]string{"a.py": call, "certs/README": ""}, 1},
		{"downloaded by the same script", map[string]string{
			"a.sh": "curl -o certs/ca.pem https://ca.example.com/root.crt\n" + psql, "certs/README": "",
		}, 0},
		{"another one downloaded", map[string]string{
			"a.sh": "curl -o certs/other.pem https://ca.example.com/other.pem\n" + psql, "certs/README": "",
		}, 1},
		{"a placeholder", map[string]string{"a.py": call, "certs/ca.pem": "todo"}, 1},
		{"no certificate", map[string]string{"a.py": call, "certs/ca.pem": strings.Repeat("x", 100)}, 1},
		{"no folder", map[string]string{"a.py": call}, 0},
		{"an ignored option", map[string]string{
			"a.env": "U=jdbc:postgresql://db.example.com/app?sslmode=disable&sslRootCert=certs/ca.pem\n", "certs/README": "",
		}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, tt.files)})
			n := 0
			for _, f := range r.Findings {
				if f.Rule == "ca-file-missing" {
					n++
				}
			}
			if n != tt.want {
				t.Errorf("%d findings, want %d", n, tt.want)
			}
		})
	}
}

// TestSealedStore: the password of a store that stands in the file which names it opens it, and is told nobody.
func TestSealedStore(t *testing.T) {
	password := testkit.NewCanary(false).Secret("")
	block, _ := pem.Decode([]byte(madeCA(day.AddDate(-3, 0, 0), day.AddDate(-1, 0, 0))))
	ca, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	store, err := pkcs12.Modern.EncodeTrustStore([]*x509.Certificate{ca}, password)
	if err != nil {
		t.Fatal(err)
	}
	const client = "security.protocol=SSL\nbootstrap.servers=kafka.example.com:9093\nssl.truststore.location=certs/trust.p12\n"
	for name, tt := range map[string]struct {
		properties string
		want       int
	}{
		"its password":     {client + "ssl.truststore.password=" + password + "\n", 1},
		"another password": {client + "ssl.truststore.password=pw\n", 0},
		"no password":      {client, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, map[string]string{"certs/trust.p12": string(store), "client.properties": tt.properties})
			r, err := Run(context.Background(), Options{WorkDir: dir, AsOf: day})
			if err != nil {
				t.Fatal(err)
			}
			expired := 0
			for i := range r.Findings {
				if r.Findings[i].Rule == "ca-expired" {
					expired++
				}
			}
			if expired != tt.want {
				t.Errorf("%d findings of ca-expired, want %d", expired, tt.want)
			}
			facts, err := json.Marshal(r.Facts)
			if err != nil {
				t.Fatal(err)
			}
			if said := string(facts) + fmt.Sprintf("%+v", r.Findings); strings.Contains(said, password) {
				t.Error("the password is told")
			}
		})
	}
}
