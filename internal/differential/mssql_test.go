package differential

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/microsoft/go-mssqldb/msdsn"
)

// TestGoMSSQLDB compares with msdsn.Parse of go-mssqldb.
func TestGoMSSQLDB(t *testing.T) {
	ca := authority(t)
	compare(t, parsing{
		id: "go-mssqldb", version: "1.11.2", grammar: "ado", runs: 20000,
		theirs: parseMSSQL, defaults: mssqlDefaults,
		reasons: []reason{
			{"there is no such certificate on this machine", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile("(?i)certificate=[a-z/.]+pem").MatchString(strings.ReplaceAll(text, ca, ""))
			}},
			{"the driver refuses a URL that says something twice, also host or port", func(text string, theirs, _ reading) bool {
				return theirs.refused && twice(text)
			}},
			{"a string in a variable, or a pattern, is no connection string", func(text string, _, _ reading) bool {
				return strings.Contains(text, "jdbc:") || strings.HasSuffix(text, "(local")
			}},
			{"the path of a URL is the name of an instance to this driver, and a database to others: nothing hangs on it", func(text string, theirs, ours reading) bool {
				return differs(theirs, ours) == "database" && strings.Contains(text, "sqlserver://")
			}},
			{"the words with blanks are read in strings of keys and values only; in a URL they are taken for what they seem to say, the weaker reading", func(text string, _, _ reading) bool {
				return regexp.MustCompile("sqlserver://.*Trust.Server|Trust%20Server").MatchString(text)
			}},
			{"of a port at the host and one behind it the first is kept: nothing hangs on it", func(text string, theirs, ours reading) bool {
				return differs(theirs, ours) == "ports" && strings.Contains(text, "port=")
			}},
		},
		makes:    func(r *rand.Rand) string { return makeMSSQL(r, ca) },
		collects: regexp.MustCompile("sqlserver://[^\"'`<> \\n,;)}\\\\|*#]+|(?i:server|data source)=[^\"'`<>\\n{}\\\\|*#]*;[^\"'`<>\\n{}\\\\|*#]*"),
	})
}

func parseMSSQL(text string) reading {
	c, err := msdsn.Parse(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{database: c.Database, hosts: []string{c.Host}, ports: []string{""}}
	if c.Port != 0 {
		r.ports[0] = strconv.FormatUint(c.Port, 10)
	}
	switch {
	case c.Encryption == msdsn.EncryptionDisabled || c.Encryption == msdsn.EncryptionOff:
		r.mode = fact.Disable
	case c.TLSConfig == nil:
		r.mode = fact.ModeUnknown
	case c.TLSConfig.InsecureSkipVerify && c.TLSConfig.VerifyPeerCertificate == nil && c.TLSConfig.VerifyConnection == nil:
		r.mode = fact.Require
	default:
		r.mode = fact.VerifyFull
	}
	return r
}

// twice reports whether a URL has a key twice, or one for what stands at the host.
func twice(text string) bool {
	_, query, _ := strings.Cut(text, "?")
	seen := map[string]bool{"server": true, "port": true}
	for _, item := range strings.Split(query, "&") {
		key, _, _ := strings.Cut(strings.ToLower(item), "=")
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

func mssqlDefaults(_ string, r *reading) {
	if len(r.hosts) == 0 {
		r.hosts, r.ports = []string{"localhost"}, []string{""}
	}
	if r.hosts[0] == "." || r.hosts[0] == "(local)" {
		r.hosts[0] = "localhost"
	}
}

func makeMSSQL(r *rand.Rand, ca string) string {
	options := []string{
		"encrypt=true", "encrypt=false", "encrypt=disable", "encrypt=strict", "encrypt=yes", "encrypt=no", "encrypt=mandatory", "encrypt=optional", "encrypt=1", "encrypt=0", "encrypt=", "encrypt=TRUE", "Encrypt=t", "encrypt=Strict", "encrypt=on",
		"TrustServerCertificate=true", "trustservercertificate=false", "TrustServerCertificate=yes", "TrustServerCertificate=1", "TrustServerCertificate=", "Trust Server Certificate=true", "certificate=" + ca, "certificate=", "hostNameInCertificate=h", "tlsmin=1.2", "tlsmin=1.0", "app name=a", "connection timeout=5", "packet size=4096", "dial timeout=1",
	}
	if r.IntN(2) == 0 {
		words := append([]string{"database=app", "initial catalog=app", "user id=app", "password=pw", "pwd=pw", "port=1434", "Database=b"}, options...)
		return one(r, "server=db.example.com", "Server=db.example.com,1435", "data source=db.example.com", "server=tcp:db.example.com", "addr=db.example.com", "server=db.example.com\\inst", "server=.", "server=(local)", "Data Source=10.0.0.1") + ";" + some(r, 5, ";", words...) + one(r, "", ";")
	}
	text := "sqlserver://" + one(r, "app:pw@", "", "app@", "app:p%40w@") + one(r, "db.example.com", "db.example.com:1435", "10.0.0.1", "[::1]:1433", "db.example.com/inst", "db.example.com:1435/inst")
	query := some(r, 4, "&", append(options, "database=app", "port=1", "server=x", "Database=c")...)
	if query != "" {
		text += "?" + regexp.MustCompile(" ").ReplaceAllString(query, one(r, "+", "%20"))
	}
	return text
}
