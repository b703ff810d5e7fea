package server_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
)

func TestAdmissions(t *testing.T) {
	tests := []struct{ name, lines, want string }{
		{"none", "", "no/default note"},
		{"rejects all", "hostnossl all all all reject", "yes/written"},
		{"rejects all addresses of version 4", "hostnossl all all 0.0.0.0/0 reject", "yes/written"},
		{"rejects all, with a netmask", "host all all 0.0.0.0/0 reject", "yes/written"},
		{"rejects one database", "hostnossl app all all reject", "no/default note"},
		{"lets everybody in", "host all all all md5", "no/written warning"},
		{"lets somebody in before all are refused", "host app app 10.0.0.0 255.0.0.0 md5|hostnossl all all all reject", "no/written warning"},
		{"lets somebody in behind", "hostnossl all all all reject|host all all all md5", "yes/written"},
		{"a netmask before reject", "host app app 10.0.0.0 255.0.0.0 reject|hostnossl all all all reject", "yes/written"},
		{"the machine itself", "host all all 127.0.0.1/32 trust|host all all ::1/128 trust|host all all samehost trust|local all all peer", "no/default note"},
		{"with TLS", "hostssl all all all md5|hostgssenc all all all gss", "no/default note"},
		{"a comment", "# host all all all md5", "no/default note"},
		{"unknown", "?", "unknown/unknown"},
		{"unknown behind what decides", "hostnossl all all all reject|?", "yes/written"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var text strings.Builder
			for i, line := range strings.Split(tt.lines, "|") {
				if line != "" {
					text.WriteString("spec.postgresql.pg_hba." + string(rune('0'+i)) + "=" + line + "\n")
				}
			}
			got, _, _ := server.Facts([]setting.Resource{pairs("postgresql.cnpg.io/Cluster", "c", text.String())}, server.Query{AsOf: day(t, "2026-06-01")})
			have := got[0].Enforced + "/" + string(got[0].Origin.SSLMode)
			if got[0].Severity != "" {
				have += " " + got[0].Severity
			}
			if have != tt.want {
				t.Errorf("got %q, want %q", have, tt.want)
			}
		})
	}
	secret := pairs("postgresql.cnpg.io/Cluster", "c", "spec.postgresql.pg_hba.0=host all all all ldap ldapbindpasswd=x")
	got, _, _ := server.Facts([]setting.Resource{secret}, server.Query{AsOf: day(t, "2026-06-01")})
	if got[0].Value != "host all all all ldap" {
		t.Errorf("the value shows what stands behind the method: %q", got[0].Value)
	}
}
