package sql

import (
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

// In these statements PW stands for passwords.
func TestSecrets(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"MySQL account", "CREATE USER 'a'@'%' IDENTIFIED BY 'PW' REQUIRE SSL", "PW"},
		{"MySQL hash", "ALTER USER a IDENTIFIED WITH mysql_native_password AS 'PW'", "PW"},
		{"grant", "GRANT ALL ON *.* TO 'a'@'%' IDENTIFIED BY 'PW'", "PW"},
		{"set", "SET PASSWORD = 'PW'", "PW"},
		{"set for an account", "SET PASSWORD FOR 'a'@'%' = 'PW'", "PW"},
		{"set by function", "SET PASSWORD FOR a = PASSWORD('PW')", "PW"},
		{"replica", "CHANGE MASTER TO MASTER_HOST='h', MASTER_PASSWORD='PW', MASTER_SSL=0", "PW"},
		{"source", "CHANGE REPLICATION SOURCE TO SOURCE_USER='u', SOURCE_PASSWORD = 'PW'", "PW"},
		{"role", "CREATE ROLE a LOGIN PASSWORD 'PW' VALID UNTIL 'infinity'", "PW"},
		{"encrypted", "ALTER ROLE a ENCRYPTED PASSWORD 'PW'", "PW"},
		{"SQL Server", "CREATE LOGIN a WITH PASSWORD = N'PW', CHECK_POLICY = OFF", "PW"},
		{"Oracle", "CREATE USER a IDENTIFIED BY PW", "PW"},
		{"Oracle's clauses", "CREATE USER a IDENTIFIED BY PW DEFAULT TABLESPACE users QUOTA UNLIMITED ON users", "PW"},
		{"Oracle, quoted", `ALTER USER a IDENTIFIED BY "PW"`, "PW"},
		{"no password", "ALTER USER a PASSWORD EXPIRE; SET PASSWORD = NULL; CREATE USER b IDENTIFIED BY RANDOM PASSWORD", ""},
		{"a column", "SELECT password, name FROM users WHERE name = 'x'", ""},
		{"in a comment", "-- PASSWORD 'PW'\nSELECT 1", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range Read(source.NewFile("x.sql", []byte(tt.in))).Secrets {
				got = append(got, p.Raw())
			}
			slices.Sort(got)
			if got := strings.Join(slices.Compact(got), " "); got != tt.want {
				t.Errorf("secrets %q, want %q", got, tt.want)
			}
		})
	}
}
