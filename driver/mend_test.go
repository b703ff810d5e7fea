package driver

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// deeds writes changes down: "sslmode=verify-full +sslrootcert=/path/to/ca.pem -ssl useSSL→sslMode=VERIFY_IDENTITY".
func deeds(changes []setting.Change) string {
	var out []string
	for _, c := range changes {
		name, value := c.Option.Name.String(), c.Value.Text.String()
		switch c.Do {
		case setting.Set:
			out = append(out, name+"="+value)
		case setting.Remove:
			out = append(out, "-"+name)
		case setting.Replace:
			out = append(out, name+"→"+c.Name+"="+value)
		default:
			out = append(out, strings.TrimSuffix("+"+c.Name+"="+value, "="))
		}
	}
	return strings.Join(out, " ")
}

// TestMend reads tables backwards. What comes out is tried out by TestFixes of lint on every fixture; here stands how it is
// spelled.
func TestMend(t *testing.T) {
	tests := []struct {
		driver, options, version, host string
		slot                           bool // there is a connection string with a place for more
		want                           string
	}{
		{"psycopg2", "sslmode=require sslrootcert=/ca.pem", "", "", false, "sslmode=verify-full"},
		{"psycopg2", "sslmode=require", "", "", false, "sslmode=verify-full +sslrootcert=/path/to/ca.pem"},
		{"psycopg2", "", "", "", false, ""},
		{"psycopg2", "", "", "", true, "+sslmode=verify-full +sslrootcert=/path/to/ca.pem"},
		{"psycopg2", "env:PGSSLMODE=disable", "", "", false, "PGSSLMODE=verify-full +PGSSLROOTCERT=/path/to/ca.pem"},
		{"pgx", "dsn:sslmode=disable", "", "", true, "sslmode=verify-full"},
		{"pgx", "dsn:sslmode=disable", "", "private", true, "sslmode=verify-full +sslrootcert=/path/to/ca.pem"},
		{"node-postgres", "call:ssl={} call:ssl.rejectUnauthorized=false/bool", "", "", false, "ssl.rejectUnauthorized=true"},
		{"node-postgres", "dsn:sslmode=no-verify", "", "", true, "sslmode=verify-full"},
		{"mysql-connector-j", "dsn:useSSL=true", "8.4.0", "", true, "useSSL→sslMode=VERIFY_IDENTITY"},
		{"mysql-connector-j", "dsn:sslMode=required", "8.4.0", "", true, "sslMode=verify_identity"},
		{"pymysql", "ssl_ca=/ca.pem ssl_verify_cert=false/bool", "1.2.0", "", false, "ssl_verify_cert=true +ssl_verify_identity=true"},
		{"redis-py", "ssl=true/bool ssl_cert_reqs=none", "6.4.0", "", false, "ssl_cert_reqs=required"},
		{"psycopg2", "sslmode=verify-full sslnegotiation=direct", "", "", false, "+sslrootcert=/path/to/ca.pem"},
		{"psycopg2", "sslmode=require sslnegotiation=direct", "", "", false, "sslmode=verify-full +sslrootcert=/path/to/ca.pem"},
		{"pgx", "dsn:connect_timeout=5", "", "", true, "+sslmode=verify-full"},
		{"lib-pq", "dsn:connect_timeout=5", "", "", true, "+sslmode=verify-full"},
		{"sqlx-postgres", "dsn:statement-cache-capacity=5", "", "", true, "+sslmode=verify-full"},
		{"nats-go", "dsn:x=y", "", "", true, ""},
		{"redis-rs", "dsn:protocol=resp3", "", "", true, ""},
		{"oracle-jdbc-thin", "dsn:x=y", "", "", true, ""},
		{"asyncpg-sqlalchemy", "dsn:ssl=require", "", "", true, ""},
		{"no-such-driver", "sslmode=require", "", "", false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.driver+" "+tt.options, func(t *testing.T) {
			c := &setting.Connection{Options: options(t, tt.options), Hint: setting.Hint{Drivers: []string{tt.driver}, Source: "import"}}
			if tt.slot {
				f := source.NewFile("x", []byte("x"))
				c.Slot = setting.Slot{Last: source.Place{File: f, Span: source.Span{End: 1}}, Lead: "?", Sep: "&"}
			}
			as := fact.Client{Driver: tt.driver, Hosts: []fact.Host{{CA: tt.host}}}
			q := Query{AssumeSince: "2021-11-21", Version: func([]Package) Version { return Version{Exact: tt.version} }}
			if got := deeds(Mend(c, &as, q)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestWithout(t *testing.T) {
	tests := []struct {
		drivers, options, name string
		same                   bool
	}{
		{"mysql2", "dsn:sslmode=no-verify", "sslmode", true},
		{"mysql2 node-postgres", "dsn:sslmode=no-verify", "sslmode", false}, // nothing to the one, everything to the other
		{"pgjdbc", "dsn:sslMode=verify-full", "sslMode", true},
		{"pgjdbc", "dsn:sslmode=verify-full", "sslmode", false},
		{"mysql-connector-j", "dsn:sslMode=REQUIRED dsn:useSSL=true", "useSSL", true},
	}
	for _, tt := range tests {
		c := &setting.Connection{Options: options(t, tt.options), Hint: setting.Hint{Drivers: strings.Fields(tt.drivers)}}
		ids := strings.Fields(tt.drivers)
		var place source.Place
		for _, o := range c.Options {
			if o.Name.String() == tt.name {
				place = o.Name.Place()
			}
		}
		changes, same := Without(c, &fact.Client{Driver: ids[0], Candidates: ids}, Query{AssumeSince: "2021-11-21"}, place)
		if same != tt.same || deeds(changes) != "-"+tt.name {
			t.Errorf("%s without %s: %s, same %v", tt.options, tt.name, deeds(changes), same)
		}
	}
}

func TestRaiseTLS(t *testing.T) {
	tests := []struct{ driver, option, want string }{
		{"psycopg2", "ssl_min_protocol_version=TLSv1", "TLSv1.2"},
		{"mysql-connector-j", "dsn:enabledTLSProtocols=TLSv1,TLSv1.1,TLSv1.2,TLSv1.3", "TLSv1.2,TLSv1.3"},
		{"mysql-connector-j", "dsn:enabledTLSProtocols=TLSv1", "TLSv1.2"},
	}
	for _, tt := range tests {
		c := &setting.Connection{Options: options(t, tt.option), Hint: setting.Hint{Drivers: []string{tt.driver}}}
		q := Query{Version: func([]Package) Version { return Version{Exact: "8.0.20"} }}
		changes := RaiseTLS(c, tt.driver, q, c.Options[0].Value.Text.Place())
		if len(changes) != 1 || changes[0].Value.Text.String() != tt.want {
			t.Errorf("%s: %s", tt.option, deeds(changes))
		}
	}
}
