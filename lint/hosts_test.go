package lint

import (
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

// TestClassOf holds the table of host classes.
func TestClassOf(t *testing.T) {
	tests := []struct {
		host string
		want fact.HostClass
	}{
		{"", fact.Loopback}, // none written: the driver's own default
		{"localhost", fact.Loopback},
		{"LOCALHOST", fact.Loopback},
		{"localhost.", fact.Loopback},
		{"db.localhost", fact.Loopback},
		{"127.0.0.1", fact.Loopback},
		{"127.1.2.3", fact.Loopback},
		{"::1", fact.Loopback},
		{"[::1]", fact.Loopback},
		{"0.0.0.0", fact.Loopback},
		{".", fact.Loopback},
		{"(local)", fact.Loopback},
		{"(LOCAL)", fact.Loopback},
		{"(localdb)", fact.Loopback},
		{`(localdb)\MSSQLLocalDB`, fact.Loopback},
		{`.\SQLEXPRESS`, fact.Loopback},
		{`localhost\SQLEXPRESS`, fact.Loopback},
		{`127.0.0.1\SQLEXPRESS`, fact.Loopback},
		{`(local)\SQLEXPRESS`, fact.Loopback},
		{`\\.\pipe\sql\query`, fact.Loopback},
		{"host.docker.internal", fact.Loopback},

		{"/var/run/postgresql", fact.Socket},
		{"/tmp/mysql.sock", fact.Socket},
		{"mysqld.sock", fact.Socket},
		{"db.sockshop.example.com", fact.Remote},
		{"@abstract", fact.Socket},

		{"db", fact.Service},
		{"postgres", fact.Service},
		{"my-release-postgresql", fact.Service},
		{"redis_1", fact.Service},
		{"db.default.svc", fact.Service},
		{"db.default.svc.cluster.local", fact.Service},
		{"db.default.svc.cluster.local.", fact.Service},
		{`db\SQLEXPRESS`, fact.Service},

		{"host", fact.Placeholder},
		{"HOST", fact.Placeholder},
		{"hostname", fact.Placeholder},
		{"<host>", fact.Placeholder},
		{"<your-host>.example.com", fact.Placeholder},
		{"{host}", fact.Placeholder},
		{"your-server", fact.Placeholder},
		{"your-db.example.com", fact.Placeholder},
		{"example", fact.Placeholder},

		{`\\db.example.com\pipe\sql\query`, fact.Remote},
		{"db.example.com", fact.Remote},
		{"example.com", fact.Remote},
		{"db.internal", fact.Remote},
		{"db.prod.internal", fact.Remote},
		{"db.local", fact.Remote},
		{"10.0.0.5", fact.Remote},
		{"172.16.1.1", fact.Remote},
		{"192.168.1.10", fact.Remote},
		{"8.8.8.8", fact.Remote},
		{"2001:db8::1", fact.Remote},
		{"[2001:db8::1]", fact.Remote},
		{"fd00::5", fact.Remote},
		{"mydb.abc123.eu-west-1.rds.amazonaws.com", fact.Remote},
		{"db.svc.example.com", fact.Remote},
	}
	for _, tt := range tests {
		if got := classOf(tt.host); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.host, got, tt.want)
		}
	}
}

// TestClassify holds what is known besides the class, and that the config's narrower pattern counts.
func TestClassify(t *testing.T) {
	h := classify(nil, "orders.cluster-abc123def456.eu-west-1.rds.amazonaws.com")
	if h.Provider == "" || h.Region != "eu-west-1" || h.Partition != "aws" || h.CA != "private" {
		t.Errorf("RDS: %+v", h)
	}
	c := &Config{Hosts: map[string]string{"*.corp": "service", "db.*.corp": "loopback", "db": "remote"}}
	for host, want := range map[string]fact.HostClass{
		"web.corp": fact.Service, "db.eu.corp": fact.Loopback, "db": fact.Remote, "db.example.com": fact.Remote,
	} {
		if got := classify(c, host).Class; got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}

// TestHostsAsWritten follows host names through a whole run: none written, variables, visible defaults, several hosts.
func TestHostsAsWritten(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []fact.HostClass
	}{
		{"none written", "a.py", "import psycopg2\npsycopg2.connect(dbname='x', sslmode='disable')\n", nil},
		{"a variable", "a.env", "DB_URL=postgresql://app@${DB_HOST}/app?sslmode=disable\n", []fact.HostClass{fact.HostUnknown}},
		{"its visible default", "application.properties", "spring.datasource.url=jdbc:postgresql://${DB_HOST:localhost}/app?sslmode=disable\n", []fact.HostClass{fact.HostUnknown}},
		{"a remote default", "a.env", "DB_URL=postgresql://app@${DB_HOST:-db.example.com}/app?sslmode=disable\n", []fact.HostClass{fact.Remote}},
		{"an argument", "a.py", "import os, psycopg2\npsycopg2.connect(host=os.environ['DB_HOST'], sslmode='disable')\n", []fact.HostClass{fact.HostUnknown}},
		{"an argument's default", "a.py", "import os, psycopg2\npsycopg2.connect(host=os.getenv('DB_HOST', 'localhost'), sslmode='disable')\n", []fact.HostClass{fact.HostUnknown}},
		{"several", "a.env", "DB_URL=postgresql://app@localhost,db.example.com,db/app?sslmode=disable\n", []fact.HostClass{fact.Loopback, fact.Remote, fact.Service}},
		{"a socket", "a.env", "DB_URL=postgresql:///app?host=/var/run/postgresql&sslmode=disable\n", []fact.HostClass{fact.Socket}},
		{"an instance", "appsettings.json", `{"ConnectionStrings":{"A":"Server=.\\SQLEXPRESS;Database=a;Encrypt=False"}}`, []fact.HostClass{fact.Loopback}},
		{"a protocol and a port", "appsettings.json", `{"ConnectionStrings":{"A":"Server=tcp:localhost,1433;Database=a;Encrypt=False"}}`, []fact.HostClass{fact.Loopback}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, map[string]string{tt.file: tt.text})})
			if len(r.Facts.Clients) != 1 {
				t.Fatalf("%d connections", len(r.Facts.Clients))
			}
			hosts := r.Facts.Clients[0].Hosts
			var got []fact.HostClass
			for _, h := range hosts {
				got = append(got, h.Class)
			}
			if tt.want == nil {
				if len(got) > 1 || len(got) == 1 && got[0] != fact.Loopback && got[0] != fact.Socket {
					t.Errorf("got %v, want the driver's own default", got)
				}
				return
			}
			if len(got) != len(tt.want) {
				t.Fatalf("got %v, want %v", got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("host %d: %s, want %s", i, got[i], tt.want[i])
				}
			}
		})
	}
}
