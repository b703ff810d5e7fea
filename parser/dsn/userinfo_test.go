package dsn

import (
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// TestPastedPasswords holds that no piece of a password that was not escaped is taken for a host, a port, a database or
// an option.
func TestPastedPasswords(t *testing.T) {
	tests := []struct{ name, in, secret, host string }{
		{"plain", "postgres://app:pw@db.example.com/app", "pw", "db.example.com"},
		{"at sign", "postgres://app:p@w@db.example.com/app", "p@w", "db.example.com"},
		{"slash", "postgres://app:p/w@db.example.com/app", "p/w", "db.example.com"},
		{"at sign and slash", "postgres://app:p@w/x@db.example.com/app", "p@w/x", "db.example.com"},
		{"slash and at sign", "postgres://app:p/w@x@db.example.com/app", "p/w@x", "db.example.com"},
		{"many of both", "postgres://app:p@q/r@s/t@db.example.com/app?sslmode=require", "p@q/r@s/t", "db.example.com"},
		{"question mark", "postgres://app:p@q?r@db.example.com/app?sslmode=require", "p@q?r", "db.example.com"},
		{"hash", "postgres://app:p@q#r@db.example.com/app", "p@q#r", "db.example.com"},
		{"all", "postgres://app:a@b/c:d?e#f%g@db.example.com:5432/app?sslmode=disable", "a@b/c:d?e#f%g", "db.example.com"},
		{"without a user", "redis://:p@q/r@cache.example.com/0", "p@q/r", "cache.example.com"},
		{"Oracle", "jdbc:oracle:thin:app/pw@//db.example.com:1521/app", "pw", "db.example.com"},
		{"Oracle, question mark", "jdbc:oracle:thin:app/p?w@//db.example.com:1521/app", "p?w", "db.example.com"},
		{"Oracle, bracket", "jdbc:oracle:thin:app/p(w@(DESCRIPTION=(ADDRESS=(HOST=db.example.com)(PORT=1521)))", "p(w", "db.example.com"},
		{"Oracle, query", "jdbc:oracle:thin:app/pw@tcps://db.example.com:1521/app?wallet_location=/a@b", "pw", "db.example.com"},
		{"user of Azure", "postgres://app@srv:pw@db.example.com/app", "pw", "db.example.com"},
		{"address in an option", "postgres://app:pw@db.example.com/app?application_name=a@b", "pw", "db.example.com"},
		{"address in an option, port", "postgres://app:pw@db.example.com:5432/app?user=a@b&x=y", "pw", "db.example.com"},
		{"no password", "postgres://app@db.example.com/a@b", "", "db.example.com"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("x", []byte(tt.in))
			d, ok := Parse(source.Verbatim(source.Place{File: f, Span: source.Span{End: len(f.Data)}}), "")
			if !ok || len(d.Hosts) != 1 || d.Hosts[0].String() != tt.host {
				t.Fatalf("read as %v", d.Hosts)
			}
			secret := ""
			for _, p := range d.Secrets {
				secret += p.Raw()
			}
			if secret != tt.secret {
				t.Errorf("secret %q, want %q", secret, tt.secret)
			}
		})
	}
}
