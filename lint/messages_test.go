package lint

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// TestMessages asserts what findings tell a person besides the rule: which belief is wrong, what verifies, and which
// version changes the verdict.
func TestMessages(t *testing.T) {
	for _, tt := range []struct {
		folder, file, rule string
		says               []string
	}{
		{"psycopg2", "app.py", "host-not-verified", []string{"as verify-ca", "if the file is missing at run time nothing is verified", "sslmode=verify-full"}},
		{"psql", "run.sh", "option-ignored", []string{"--set assigns a psql variable"}},
		{"psql", "run.sh", "tls-fallback", []string{"continues in plaintext"}},
		{"mysql-connector-python", "app.py", "tls-fallback", []string{"ssl_verify_cert=True", "ssl_verify_identity=True"}},
		{"mysql-cli", "backup.sh", "option-ignored", []string{"discards the CA"}},
		{"mysql-cli", "backup.sh", "cert-not-verified", []string{"--ssl-mode=VERIFY_IDENTITY"}},
		{"mariadb-cli", "dump.sh", "tls-fallback", []string{"--ssl or not"}},
		{"pymysql", "app.py", "tls-fallback", []string{"PyMySQL 1.2.0 and later"}},
		{"version-unknown", "app.py", "tls-fallback", []string{"worst case", "PyMySQL 1.2.0 and later: require"}},
		{"client-unknown", "run.sh", "tls-fallback", []string{"read by the MySQL client"}},
		{"connector-j", "Urls.java", "option-ignored", []string{"spells it sslMode"}},
		{"connector-j-8.0.19", "application.properties", "option-ignored", []string{"from 8.0.28 on"}},
		{"connector-j-8.0.12", "application.properties", "option-ignored", []string{"from 8.0.13 on"}},
		{"ca-identifiers", "main.tf", "ca-expired", []string{"2024-08-22", "other dates in some regions"}},
		{"ca-mismatch", "app.py", "ca-mismatch", []string{"us-east-1", "eu-west-1"}},
		{"ca-mismatch", "proxy.sh", "ca-mismatch", []string{"public CA", "system store"}},
		{"alicloud", "main.tf", "server-not-enforcing", []string{"accepts TLS and plaintext", "1.277.0"}},
		{"java-security", "java.security", "weak-cipher", []string{"TLS 1.0", "TLS 1.1", "anonymous suites", "NULL suites"}},
		{"java-security", "java.security", "weak-cipher", []string{"MD5 signatures", "SHA-1 signatures"}},
		{"ciphers-and-tls", "server.cnf", "weak-cipher", []string{"security level to 0"}},
	} {
		t.Run(tt.folder+" "+tt.rule, func(t *testing.T) {
			for _, m := range messages(t, tt.folder, tt.file, tt.rule) {
				if containsAll(m, tt.says) {
					return
				}
			}
			t.Errorf("no message says %q: %q", tt.says, messages(t, tt.folder, tt.file, tt.rule))
		})
	}
}

func messages(t *testing.T, folder, file, rule string) []string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "testdata", "fixtures", folder))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(context.Background(), Options{Paths: []string{"."}, WorkDir: root, AsOf: day, NoGitignore: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Rule == rule && f.Place.File.Path == file {
			out = append(out, f.Message)
		}
	}
	return out
}

func containsAll(s string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(s, p) {
			return false
		}
	}
	return true
}
