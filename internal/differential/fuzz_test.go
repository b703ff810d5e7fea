package differential

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

// ladder are the words for what TLS does to a connection, the weakest first.
var ladder = []fact.SSLMode{fact.Disable, fact.Allow, fact.Prefer, fact.Require, fact.VerifyCA, fact.VerifyFull}

// FuzzNoStronger reads any text with every driver's parser: what dsnlint says of one that the driver takes is never
// stronger than what the driver does. Whatever else may differ, this would be silence about a connection that is not safe.
func FuzzNoStronger(f *testing.F) {
	parsers := []parsing{
		{id: "go-sql-driver", version: "1.10.1", grammar: "go-sql-driver", theirs: parseMySQL},
		{id: "pgx", version: "5.12.0", grammar: "libpq", theirs: parsePgx},
		{id: "lib-pq", version: "1.12.3", grammar: "libpq", theirs: parseLibPQ},
		{id: "go-mssqldb", version: "1.11.2", grammar: "ado", theirs: parseMSSQL},
		{id: "go-redis", version: "9.23.0", grammar: "url", theirs: parseRedis},
		{id: "amqp091-go", version: "1.16.0", grammar: "url", theirs: parseAMQP},
		{id: "mongo-go-driver", version: "2.10.0", grammar: "url", theirs: parseMongo},
	}
	alone(f)
	ca := authority(f)
	for i, text := range []string{
		"app:pw@tcp(h:1)/d?tls=skip-verify&tls=true", "/d?tls=preferred&allowFallbackToPlaintext=true", "postgres://h/d?sslmode=require&sslrootcert=" + ca, "host=h sslmode='verify-ca' sslrootcert=system",
		"sqlserver://h:1?encrypt=true&trustservercertificate=true", "server=h;encrypt=strict;TrustServerCertificate=1;", "rediss://h:1/0?skip_verify=true", "amqps://h/%2F?cacertfile=" + ca,
		"mongodb://a,b:1/d?tls=true&tlsInsecure=true", "mongodb://h/?ssl=false&tlsCAFile=" + ca,
	} {
		for j := range parsers {
			if (i+j)%2 == 0 {
				f.Add(uint8(j), text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		p := parsers[int(which)%len(parsers)]
		if asksTheNetwork(text) {
			return
		}
		a := p.theirs(text)
		if a.refused || a.mode == fact.ModeUnknown || strings.HasPrefix(first(a.hosts), "/") || strings.HasPrefix(first(a.hosts), "@") {
			return // no TLS is spoken to a socket, and nothing is said about it
		}
		b := ours(p, text)
		if !b.refused && slices.Index(ladder, b.mode) > slices.Index(ladder, a.mode) {
			t.Errorf("%q\n  %s reads %s\n  we read %s", text, p.id, a, b)
		}
	})
}

var discovered = regexp.MustCompile(`(?i)\+srv|service`)

// asksTheNetwork reports whether reading a text would look up names, or files of services that hold other settings.
func asksTheNetwork(text string) bool { return discovered.MatchString(text) }
