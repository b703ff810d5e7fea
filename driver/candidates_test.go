package driver

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

func TestNamedClientsGoBeforeGenericTables(t *testing.T) {
	has := func(names ...string) func([]Package) bool {
		return func(packages []Package) bool {
			return slices.ContainsFunc(packages, func(p Package) bool { return slices.Contains(names, p.Name) })
		}
	}
	for _, tc := range []struct {
		name, scheme, language string
		drivers                []string
		has                    func([]Package) bool
		want                   string
	}{
		{"nothing names a client", "rediss", "", nil, nil, "redis-tls unknown"},
		{"a language alone names none", "rediss", "python", nil, has(), "redis-tls unknown"},
		{"the manifest does", "rediss", "python", nil, has("redis"), "redis-py verify-ca"},
		{"in another language", "rediss", "javascript", nil, has("ioredis"), "ioredis verify-full"},
		{"the opener does", "rediss", "python", []string{"kombu"}, nil, "kombu require"},
		{"plaintext either way", "redis", "go", nil, has("github.com/redis/go-redis/v9"), "go-redis disable"},
		{"MongoDB", "mongodb+srv", "", nil, has("mongoose"), "mongodb-node verify-full"},
		{"AMQP", "amqps", "", nil, nil, "amqp-tls unknown"},
		{"an opener's own reader without a scheme", "postgres", "javascript", []string{"drizzle-kit", "postgres-js"}, has("pg"), "drizzle-kit disable"},
		{"the same without a manifest", "postgres", "javascript", []string{"drizzle-kit", "postgres-js"}, nil, "drizzle-kit disable"},
		{"the other one by the manifest", "postgres", "javascript", []string{"drizzle-kit", "postgres-js"}, has("postgres"), "postgres-js disable"},
		{"AMQP in Go", "amqps", "go", nil, has("github.com/rabbitmq/amqp091-go"), "amqp091-go verify-full"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := &setting.Connection{Scheme: text(tc.scheme), Hint: setting.Hint{Language: tc.language, Drivers: tc.drivers}}
			got := Read(c, Query{AssumeSince: "2021-11-21", Has: tc.has})
			if line := got.Driver + " " + string(got.SSLMode); line != tc.want {
				t.Errorf("got %s, want %s", line, tc.want)
			}
		})
	}
}

func TestVariablesOfPostgresJS(t *testing.T) {
	variables := &setting.Connection{Shape: setting.Env, Options: options(t, "env:PGSSL=require"), Hint: setting.Hint{Engine: "postgresql", Name: "env:PGHOST"}}
	for name, want := range map[string]string{"postgres": "postgres-js require", "pg": "node-postgres disable"} {
		has := func(packages []Package) bool {
			return slices.ContainsFunc(packages, func(p Package) bool { return p.Name == name })
		}
		got := Read(variables, Query{AssumeSince: "2021-11-21", Has: has})
		if line := got.Driver + " " + string(got.SSLMode); line != want {
			t.Errorf("beside %s: got %s, want %s", name, line, want)
		}
	}
}

func TestSchemeIsNoOptionOfTheFact(t *testing.T) {
	c := &setting.Connection{Scheme: text("rediss"), Options: options(t, "dsn:ssl_cert_reqs=none"), Hint: setting.Hint{Drivers: []string{"redis-py"}}}
	got := Read(c, Query{AssumeSince: "2021-11-21"})
	if got.SSLMode != "require" || len(got.Options) != 1 || got.Options[0].Name != "ssl_cert_reqs" {
		t.Errorf("got %s with %v", got.SSLMode, got.Options)
	}
}

func TestRefusedCombinationsAreNoConnection(t *testing.T) {
	rows := []*Row{{Rejects: "no"}, {Because: "a"}, {Because: "b"}}
	if got := accepted(rows); len(got) != 2 || got[0].Because != "a" {
		t.Errorf("got %d rows", len(got))
	}
	if got := accepted(rows[:1]); len(got) != 1 {
		t.Error("what is refused alone stays")
	}
}

// Clients of stores and brokers have readings enough for every opener's options; this keeps their needles honest.
func TestOpenersNameAPackage(t *testing.T) {
	for _, o := range Known().Openers {
		callee := strings.TrimPrefix(o.Callee, "assign:")
		if len(callee) < 3 || strings.HasPrefix(callee, ".") {
			t.Errorf("opener %q has no needle", o.Callee)
		}
	}
}

func TestWeakest(t *testing.T) {
	reading := func(mode fact.SSLMode) fact.Client { return fact.Client{SSLMode: mode} }
	invalid := fact.Client{SSLMode: fact.ModeUnknown, Options: []fact.Option{{Effect: fact.Invalid}}}
	full, unknown, require := reading(fact.VerifyFull), reading(fact.ModeUnknown), reading(fact.Require)
	for _, tt := range []struct {
		name string
		in   []fact.Client
		want fact.Client
	}{
		{"the least protection", []fact.Client{full, require}, require},
		{"what is not known may be anything", []fact.Client{full, unknown}, unknown},
		{"in any order", []fact.Client{unknown, full}, unknown},
		{"what is known to be weak counts", []fact.Client{unknown, require}, require},
		{"in any order too", []fact.Client{require, unknown}, require},
		{"a refusal connects to nobody", []fact.Client{invalid, full}, full},
		{"nor does it hide what is not known", []fact.Client{invalid, unknown}, unknown},
	} {
		got := weakest(tt.in)
		if got.SSLMode != tt.want.SSLMode || len(got.Options) != len(tt.want.Options) {
			t.Errorf("%s: got %s, want %s", tt.name, got.SSLMode, tt.want.SSLMode)
		}
	}
}
