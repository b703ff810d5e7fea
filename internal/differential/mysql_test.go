package differential

import (
	"math/rand/v2"
	"net"
	"regexp"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/go-sql-driver/mysql"
)

// TestGoSQLDriver compares with ParseDSN of go-sql-driver/mysql.
func TestGoSQLDriver(t *testing.T) {
	compare(t, parsing{
		id: "go-sql-driver", version: "1.10.1", grammar: "go-sql-driver", theirs: parseMySQL, makes: makeMySQL, runs: 20000,
		defaults: mysqlDefaults,
		reasons: []reason{
			{"tls names a tls.Config that the program registers, which no parser sees", func(_ string, theirs, ours reading) bool {
				return theirs.refused && !ours.refused && (ours.mode == fact.ModeUnknown || ours.mode == fact.Prefer)
			}},
			{"what the driver does not know it sets as a variable of the session, which the server refuses", func(text string, theirs, ours reading) bool {
				return ours.refused && regexp.MustCompile("[?&](?:TLS|ssl-mode|sslmode)=").MatchString(text)
			}},
			{"the driver puts a second pair of brackets around an IPv6 address without a port", func(text string, theirs, _ reading) bool {
				return strings.HasPrefix(first(theirs.hosts), "[[")
			}},
			{"a string without the slash is read for what a program appends to it", func(text string, theirs, ours reading) bool {
				return theirs.refused && strings.HasSuffix(text, ")")
			}},
			{"an empty port behind a colon is no port", func(text string, theirs, ours reading) bool {
				return strings.Contains(text, ":)/") && first(theirs.ports) == ""
			}},
		},
		collects: regexp.MustCompile("[\\w.:-]*@(?:tcp|unix)?\\([^)\"'` ]*\\)/[^\"'` \\n]*"),
	})
}

func parseMySQL(text string) reading {
	c, err := mysql.ParseDSN(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{database: c.DBName, user: c.User != ""}
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil || c.Net == "unix" {
		host, port = c.Addr, ""
	}
	r.hosts, r.ports = []string{host}, []string{port}
	switch {
	case c.TLS == nil:
		r.mode = fact.Disable
	case c.AllowFallbackToPlaintext:
		r.mode = fact.Prefer
	case c.TLS.InsecureSkipVerify:
		r.mode = fact.Require
	default:
		r.mode = fact.VerifyFull
	}
	return r
}

func mysqlDefaults(text string, r *reading) {
	if len(r.hosts) == 0 {
		r.hosts, r.ports = []string{"127.0.0.1"}, []string{""}
	}
	if r.ports[0] == "" && !strings.HasPrefix(r.hosts[0], "/") {
		r.ports[0] = "3306"
	}
}

func makeMySQL(r *rand.Rand) string {
	user := one(r, "app:pw@", "app@", "", "app:p@w@", "app:p:w@", "app:p/w@", "a.b:@", ":pw@", "app:p(w@", "app:p?w@")
	addr := one(r, "tcp(db.example.com:3306)", "tcp(db.example.com)", "tcp([::1]:3306)", "tcp(10.0.0.1:33)", "unix(/run/my.sock)", "tcp", "", "(db:1)", "tcp(db.example.com:)", "tcp([de:ad::1])", "tcp()")
	db := one(r, "/app", "/", "/a%2Fb", "/app_1", "", "/a.b", "/a-b")
	options := some(r, 4, "&", "tls=true", "tls=false", "tls=skip-verify", "tls=preferred", "tls=1", "tls=0", "tls=TRUE", "tls=False", "tls=", "tls", "tls=True", "tls=Preferred", "tls=skip%2Dverify",
		"allowFallbackToPlaintext=true", "allowFallbackToPlaintext=false", "allowFallbackToPlaintext=1", "allowFallbackToPlaintext=yes", "TLS=true", "parseTime=true", "charset=utf8mb4,utf8", "loc=Europe%2FBerlin", "timeout=5s", "x=a+b", "maxAllowedPacket=0", "sql_mode='a,b'", "collation=utf8mb4_bin")
	if options != "" || r.IntN(6) == 0 {
		options = "?" + options
	}
	if text := user + addr + db + options; text != "" {
		return text
	}
	return "/"
}
