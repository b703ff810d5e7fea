package keys

import (
	"strings"
	"testing"
)

// No password may end in an option, a host or a resource, whatever the format; its raw bytes must be noted as secret.
func TestSecretsStayBehind(t *testing.T) {
	const canary = "c4n4ry"
	tests := []struct{ name, file, in string }{
		{"url", "a.yml", "u: postgres://u:c4n4ry@h.example.com/x?sslmode=disable\n"},
		{"key", "a.yml", "db: {type: mysql, host: h.example.com, ssl: {ca: x, passphrase: c4n4ry}, password: c4n4ry}\n"},
		{"libpq", ".env", "PGHOST=h.example.com\nPGPASSWORD=c4n4ry\n"},
		{"compose list", "compose.yml", "services: {a: {image: x, environment: [\"DB_PASSWORD=c4n4ry\", \"PGHOST=h\"]}}\n"},
		{"kubernetes", "d.yaml", "env:\n- {name: MYSQL_PWD, value: c4n4ry}\n"},
		{"my.cnf", "my.cnf", "[client]\nhost=h\npassword=c4n4ry\n[mysqld]\nssl-key-password=c4n4ry\n"},
		{"postgresql.conf", "postgresql.conf", "ssl=on\nssl_passphrase_command='c4n4ry'\nprimary_conninfo='host=h password=c4n4ry'\n"},
		{"spring", "application.properties", "spring.datasource.url=jdbc:mysql://h/x?password=c4n4ry\nspring.datasource.hikari.data-source-properties.password=c4n4ry\n"},
		{"pgbouncer", "pgbouncer.ini", "[databases]\nx=host=h password=c4n4ry\n[pgbouncer]\na=b\n"},
		{"xml", "beans.xml", `<beans><bean><property name="url" value="jdbc:mysql://h/x"/><property name="connectionProperties" value="useSSL=false;password=c4n4ry"/></bean></beans>`},
		{"ado", "appsettings.json", `{"ConnectionStrings":{"A":"Server=h;Password=c4n4ry;Encrypt=false"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := find(tt.file, tt.in)
			masked := 0
			for _, p := range found.Secrets {
				masked += strings.Count(p.Raw(), canary)
			}
			if want := strings.Count(tt.in, canary); masked < want {
				t.Errorf("%d of %d passwords noted", masked, want)
			}
			found.Secrets = nil
			if got := render(found); strings.Contains(got, canary) {
				t.Errorf("password in %s", got)
			}
		})
	}
}
