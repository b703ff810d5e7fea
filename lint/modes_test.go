package lint

import (
	"fmt"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
)

// modeRules are the four of which exactly one fires for a connection that is not fully verified.
var modeRules = map[fact.SSLMode]string{
	fact.Disable: "tls-disabled", fact.Allow: "tls-fallback", fact.Prefer: "tls-fallback", fact.Require: "cert-not-verified",
	fact.VerifyCA: "host-not-verified", fact.VerifyFull: "", fact.ModeUnknown: "",
}

// TestOneModeRule holds that each connection gets the one mode rule of its ssl_mode, and no other, whatever else is
// wrong with it.
func TestOneModeRule(t *testing.T) {
	files := map[string]string{}
	for i, q := range []string{
		"sslmode=disable", "sslmode=allow", "sslmode=prefer", "", "sslmode=require", "sslmode=require&sslrootcert=/ca.pem",
		"sslmode=verify-ca&sslrootcert=/ca.pem", "sslmode=verify-full&sslrootcert=/ca.pem", "sslmode=verify-full",
		"sslmode=verify-ca", "sslmode=${MODE}", "sslmode=${MODE:-prefer}", "sslmode=nonsense", "sslMode=verify-full",
	} {
		files[fmt.Sprintf("pg%02d.env", i)] = "URL=postgresql+psycopg2://app@db.example.com/app?" + q + "\n"
		files[fmt.Sprintf("jdbc%02d.properties", i)] = "spring.datasource.url=jdbc:postgresql://db.example.com/app?" + q + "\n"
	}
	for i, q := range []string{
		"", "useSSL=false", "useSSL=true", "requireSSL=true&useSSL=true", "verifyServerCertificate=true&useSSL=true", "sslMode=DISABLED", "sslMode=PREFERRED",
		"sslMode=REQUIRED", "sslMode=VERIFY_CA", "sslMode=VERIFY_IDENTITY", "sslMode=required", "sslmode=REQUIRED",
	} {
		files[fmt.Sprintf("my%02d.properties", i)] = "spring.datasource.url=jdbc:mysql://db.example.com/app?" + q + "\n"
	}
	for i, q := range []string{"encrypt=false", "encrypt=true", "encrypt=true;trustServerCertificate=true", "encrypt=strict", ""} {
		files[fmt.Sprintf("ms%02d.properties", i)] = "spring.datasource.url=jdbc:sqlserver://db.example.com;" + q + "\n"
	}
	for i, q := range []string{"tls=false", "tls=true", "tls=skip-verify", "tls=preferred", "", "tls=custom"} {
		files[fmt.Sprintf("go%02d.go", i)] = "package p\n\nimport (\n\t\"database/sql\"\n\t_ \"github.com/go-sql-driver/mysql\"\n)\n\nvar db, _ = sql.Open(\"mysql\", \"app@tcp(db.example.com:3306)/app?" + q + "\")\n"
	}
	for i, a := range []string{"", ", ssl=True", ", ssl={'ca': '/ca.pem'}", ", ssl_ca='/ca.pem'", ", ssl_ca='/ca.pem', ssl_verify_cert=True", ", ssl_disabled=True"} {
		files[fmt.Sprintf("py%02d.py", i)] = "import pymysql\npymysql.connect(host='db.example.com'" + a + ")\n"
	}
	r := lintFolder(t, Options{WorkDir: folder(t, files)})
	if len(r.Facts.Clients) != len(files) {
		t.Errorf("%d connections in %d files", len(r.Facts.Clients), len(files))
	}
	fired := map[string][]string{}
	for _, f := range r.Findings {
		for _, rule := range []string{"tls-disabled", "tls-fallback", "cert-not-verified", "host-not-verified"} {
			if f.Rule == rule {
				fired[f.Fact] = append(fired[f.Fact], rule)
			}
		}
	}
	seen := map[fact.SSLMode]int{}
	for _, c := range r.Facts.Clients {
		seen[c.SSLMode]++
		want := []string{}
		if rule := modeRules[c.SSLMode]; rule != "" {
			want = append(want, rule)
		}
		if got := fired[c.ID]; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %s and fires %v", c.ID, c.SSLMode, got)
		}
	}
	for mode := range modeRules {
		if seen[mode] == 0 {
			t.Errorf("no connection here is %s", mode)
		}
	}
}
