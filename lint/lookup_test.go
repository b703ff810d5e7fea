package lint

import (
	"strings"
	"testing"
)

const certificate = "-----BEGIN CERTIFICATE-----\nMIIBhTCCASugAwIBAgIQIRi6zePL6mKjOipn+dNuaTAKBggqhkjOPQQDAjASMRAw\n-----END CERTIFICATE-----\n"

// TestCAState holds when a CA file is missed: only where its folder is there and it is not, or where it is there and is
// no certificate.
func TestCAState(t *testing.T) {
	tests := []struct {
		name  string
		path  string // as the setting in app/settings.py names it
		files map[string]string
		want  string
	}{
		{"beside the file", "certs/ca.pem", map[string]string{"app/certs/ca.pem": certificate}, "found"},
		{"from the root", "certs/ca.pem", map[string]string{"certs/ca.pem": certificate}, "found"},
		{"upwards", "../certs/ca.pem", map[string]string{"certs/ca.pem": certificate}, "found"},
		{"with a dot", "./certs/ca.pem", map[string]string{"app/certs/ca.pem": certificate}, "found"},
		{"after some text", "certs/ca.pem", map[string]string{"certs/ca.pem": "# our authority\n" + certificate}, "found"},
		{"missing in a folder that is there", "certs/ca.pem", map[string]string{"app/certs/README": ""}, "missing"},
		{"missing in the root's folder", "certs/ca.pem", map[string]string{"certs/README": ""}, "missing"},
		{"empty", "certs/ca.pem", map[string]string{"certs/ca.pem": ""}, "placeholder"},
		{"placeholder", "certs/ca.pem", map[string]string{"certs/ca.pem": "put the CA here\n"}, "placeholder"},
		{"long placeholder", "certs/ca.pem", map[string]string{"certs/ca.pem": strings.Repeat("This is a placeholder. ", 20)}, "placeholder"},
		{"no certificate", "certs/ca.pem", map[string]string{"certs/ca.pem": strings.Repeat("<html>error 404</html>", 20)}, "not-a-certificate"},
		{"a store is another's business", "certs/trust.jks", map[string]string{"certs/trust.jks": "\xfe\xed\xfe\xed"}, "found"},

		{"no such folder", "certs/ca.pem", nil, ""},
		{"a bare name", "ca.pem", nil, ""},
		{"absolute", "/etc/ssl/certs/ca.pem", nil, ""},
		{"a variable", "${CERTS}/ca.pem", nil, ""},
		{"a template", "{{ certs }}/ca.pem", nil, ""},
		{"home", "~/certs/ca.pem", nil, ""},
		{"Windows", `certs\ca.pem`, nil, ""},
		{"a URL", "file:certs/ca.pem", nil, ""},
		{"out of the repository", "../../certs/ca.pem", nil, ""},
		{"a folder of that name", "certs/ca.pem", map[string]string{"certs/ca.pem/": ""}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := folder(t, tt.files)
			l := newLookup(&tree{root: dir, workDir: dir}, nil)
			if got := l.state("app/settings.py", tt.path); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if again := l.state("app/settings.py", tt.path); again != tt.want {
				t.Errorf("asked again: %q", again)
			}
		})
	}
}

// TestCAFileRule follows the state into findings: not for ignored options, nor where the run's own files make the CA.
func TestCAFileRule(t *testing.T) {
	const call = "import psycopg2\npsycopg2.connect(host='db.example.com', sslmode='verify-full', sslrootcert='certs/ca.pem')\n"
	tests := []struct {
		name  string
		files map[string]string
		want  int
	}{
		{"there", map[string]string{"a.py": call, "certs/ca.pem": certificate}, 0},
		{"not there", map[string]string{"a.py": call, "certs/README": ""}, 1},
		{"a placeholder", map[string]string{"a.py": call, "certs/ca.pem": "todo"}, 1},
		{"no certificate", map[string]string{"a.py": call, "certs/ca.pem": strings.Repeat("x", 100)}, 1},
		{"no folder", map[string]string{"a.py": call}, 0},
		{"an ignored option", map[string]string{
			"a.env": "U=jdbc:postgresql://db.example.com/app?sslmode=disable&sslRootCert=certs/ca.pem\n", "certs/README": "",
		}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, tt.files)})
			n := 0
			for _, f := range r.Findings {
				if f.Rule == "ca-file-missing" {
					n++
				}
			}
			if n != tt.want {
				t.Errorf("%d findings, want %d", n, tt.want)
			}
		})
	}
}
