package differential

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	random "math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/jackc/pgx/v5/pgconn"
)

// TestPgx compares with ParseConfig of pgx.
func TestPgx(t *testing.T) {
	alone(t)
	ca := authority(t)
	compare(t, parsing{
		id: "pgx", version: "5.12.0", grammar: "libpq", runs: 20000,
		theirs:   parsePgx,
		defaults: pgDefaults,
		reasons: []reason{
			{"there is no such CA file on this machine", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile("(?:sslrootcert|sslcert)= *[/a-zA-Z]").MatchString(strings.NewReplacer(ca, "", "system", "").Replace(text))
			}},
			{"no TLS is spoken to a socket, and nothing is said about it", func(_ string, theirs, ours reading) bool {
				return strings.HasPrefix(first(theirs.hosts), "/") && theirs.mode == fact.Disable && slices.Equal(theirs.hosts, ours.hosts)
			}},
			{"what the driver does not know it hands to the server, which refuses it", func(text string, theirs, ours reading) bool {
				return ours.refused && !theirs.refused && strangers(text)
			}},
			{"a pattern, or a scheme alone, is no connection string of a program", func(text string, _, ours reading) bool {
				return ours.refused && regexp.MustCompile(`^postgres(?:ql)?://(?:[.(]|/?$)`).MatchString(text)
			}},
			{"drivers differ in which of two hosts counts, and the most exposed one decides: all are kept", func(text string, _, ours reading) bool {
				return strings.Count(text, "host=") > 1
			}},
			{"an empty host is a folder of the machine, or localhost", func(text string, _, _ reading) bool {
				return strings.Contains(text, "host=''")
			}},
			{"pgx refuses a list of ports that is not as long as that of the hosts", func(text string, theirs, ours reading) bool {
				return theirs.refused && regexp.MustCompile("port=1,2|//[^?]*,.*[?&]host=").MatchString(text)
			}},
			{"sslrootcert=system stands for every sslmode, also for one that is no word of it", func(text string, theirs, ours reading) bool {
				return ours.refused && theirs.mode == fact.VerifyFull && strings.Contains(text, "sslrootcert=system")
			}},
			{"pgx refuses a word without a value", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile(`[?&]\w+$`).MatchString(text)
			}},
			{"an empty sslrootcert takes away the one before it: it is read as if it were not there", func(text string, _, ours reading) bool {
				return regexp.MustCompile("sslrootcert=(?:[& ]|$)").MatchString(text) && strings.Count(text, "sslrootcert=") > 1
			}},
			{"of a port at the host and one behind it the first is kept: nothing hangs on it", func(text string, theirs, ours reading) bool {
				return differs(theirs, ours) == "ports" && regexp.MustCompile("(?:port|host)=").MatchString(text)
			}},
		},
		makes:    func(r *random.Rand) string { return makePostgres(r, ca) },
		collects: regexp.MustCompile("postgres(?:ql)?://[^\"'`<> \\n,;)}\\\\|*#]+"),
	})
}

// strangers reports whether a text holds a word about TLS that is none of pgx's.
func strangers(text string) bool {
	for _, m := range regexp.MustCompile(`(?i)[?& ]([a-z_-]*ssl[\w-]*)=`).FindAllStringSubmatch(text, -1) {
		if !slices.Contains([]string{"sslmode", "sslrootcert", "sslcert", "sslkey", "sslsni", "sslpassword", "sslnegotiation", "sslcertmode"}, m[1]) {
			return true
		}
	}
	return false
}

// alone takes away what the machine says about PostgreSQL.
func alone(t testing.TB) {
	t.Helper()
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, "PG") {
			t.Setenv(name, "")
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Setenv("HOME", t.TempDir())
	t.Setenv("PGHOST", "localhost") // else the folders of the machine say where a socket may be
}

// authority is the path of a CA's certificate, which the driver reads.
func authority(t testing.TB) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(name, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func parsePgx(text string) reading {
	c, err := pgconn.ParseConfig(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{database: c.Database}
	ways := []*tls.Config{c.TLSConfig}
	r.hosts, r.ports = []string{c.Host}, []string{strconv.Itoa(int(c.Port))}
	for _, f := range c.Fallbacks {
		if last := len(r.hosts) - 1; f.Host == r.hosts[last] && strconv.Itoa(int(f.Port)) == r.ports[last] {
			if last == 0 {
				ways = append(ways, f.TLSConfig)
			}
			continue
		}
		r.hosts, r.ports = append(r.hosts, f.Host), append(r.ports, strconv.Itoa(int(f.Port)))
	}
	r.mode = modeOf(ways)
	return r
}

// modeOf names what trying one way after the other comes to.
func modeOf(ways []*tls.Config) fact.SSLMode {
	first, last := ways[0], ways[len(ways)-1]
	switch {
	case first == nil && last == nil:
		return fact.Disable
	case first == nil:
		return fact.Allow
	case last == nil:
		return fact.Prefer
	case first.InsecureSkipVerify && first.VerifyPeerCertificate == nil && first.VerifyConnection == nil:
		return fact.Require
	case first.InsecureSkipVerify:
		return fact.VerifyCA
	}
	return fact.VerifyFull
}

func pgDefaults(text string, r *reading) {
	if len(r.hosts) == 0 {
		r.hosts, r.ports = []string{"localhost"}, []string{""}
	}
	for i := range r.ports {
		if r.ports[i] == "" {
			r.ports[i] = "5432"
		}
	}
}

func makePostgres(r *random.Rand, ca string) string {
	options := []string{
		"sslmode=disable", "sslmode=allow", "sslmode=prefer", "sslmode=require", "sslmode=verify-ca", "sslmode=verify-full", "sslmode=REQUIRE", "sslmode=", "sslmode=true", "SSLMODE=require",
		"sslrootcert=" + ca, "sslrootcert=system", "sslrootcert=", "sslnegotiation=direct", "sslnegotiation=postgres", "connect_timeout=5", "application_name=a", "sslsni=0", "ssl_min_protocol_version=TLSv1.2", "channel_binding=require", "target_session_attrs=any", "ssl=true",
	}
	if r.IntN(3) == 0 {
		words := []string{"host=db.example.com", "host=a.example.com,b.example.com", "host=/run/pg", "port=5433", "port=1,2", "user=app", "password='p w'", "password=pw", "dbname=app", `dbname='a\'b'`, "host=''", "dbname = app"}
		return "user=app " + some(r, 4, " ", words...) + " " + some(r, 3, " ", options...)
	}
	host := one(r, "db.example.com", "db.example.com:5433", "a.example.com:1,b.example.com:2", "a.example.com,b.example.com", "[::1]", "[::1]:5433", "10.0.0.1", "%2Frun%2Fpg", "", "h:5432,i:5433")
	text := one(r, "postgres://", "postgresql://") + one(r, "app:pw@", "app@", "", "app:p%40w@", ":pw@", "app:@") + host + one(r, "/app", "/", "", "/a%2Fb")
	query := some(r, 4, "&", append(options, "host=c.example.com", "port=77", "user=b", "dbname=other", "sslmode=verify%2Dfull", "sslmo%64e=require", "database=x")...)
	if query != "" {
		text += "?" + query
	}
	return text
}
