package lint

import (
	"slices"
	"testing"
)

// prints lints one file and returns rule and text of each finding with its fingerprint.
func prints(t *testing.T, file, text string) map[string]string {
	t.Helper()
	r := lintFolder(t, Options{WorkDir: folder(t, map[string]string{file: text})})
	out := map[string]string{}
	for _, f := range r.Findings {
		key := f.Rule + " " + f.Place.Raw()
		for out[key] != "" {
			key += "'"
		}
		out[key] = f.Fingerprint
	}
	if len(out) == 0 {
		t.Fatalf("no findings in %q", text)
	}
	return out
}

// TestFingerprintsSurvive holds what a baseline relies on: a finding keeps its fingerprint when lines are inserted,
// options change places, and secrets change.
func TestFingerprintsSurvive(t *testing.T) {
	tests := []struct{ name, file, before, after string }{
		{
			"inserted lines", "a.py",
			"import psycopg2\npsycopg2.connect(host='db.example.com', sslmode='disable')\n",
			"import os\nimport psycopg2\n\n# more\n\npsycopg2.connect(host='db.example.com', sslmode='disable')\n",
		},
		{
			"options in another order", "a.env",
			"URL=jdbc:postgresql://db.example.com/app?sslMode=require&sslmode=disable&sslRootCert=/x.pem\n",
			"URL=jdbc:postgresql://db.example.com/app?sslRootCert=/x.pem&sslmode=disable&sslMode=require\n",
		},
		{
			"another password", "a.env",
			"URL=postgresql://app:pw@db.example.com/app?sslmode=disable\n",
			"URL=postgresql://app:other@db.example.com/app?sslmode=disable\n",
		},
		{
			"another connection before it", "a.py",
			"import psycopg2\npsycopg2.connect(host='b.example.com', sslmode='disable')\n",
			"import psycopg2\npsycopg2.connect(host='a.example.com', sslmode='disable')\npsycopg2.connect(host='b.example.com', sslmode='disable')\n",
		},
		{
			"a connection that is right before it", "a.py",
			"import psycopg2\npsycopg2.connect(host='a.example.com', sslmode='disable')\n",
			"import psycopg2\npsycopg2.connect(host='a.example.com', sslmode='verify-full', sslrootcert='system')\npsycopg2.connect(host='a.example.com', sslmode='disable')\n",
		},
		{
			"another name for the password", "a.py",
			"import os, psycopg2\nDB_PASS = os.environ['DB_PASS']\npsycopg2.connect(f'postgresql://app:{DB_PASS}@a.example.com/app?sslmode=disable')\n",
			"import os, psycopg2\nsecret = os.environ['ORDERS_SECRET']\npsycopg2.connect(f'postgresql://app:{secret}@a.example.com/app?sslmode=disable')\n",
		},
		{
			"the password in a variable of the shell", "a.sh",
			"psql \"postgresql://app:${PGPASS}@a.example.com/app?sslmode=disable\"\n",
			"psql \"postgresql://app:${ORDERS_SECRET}@a.example.com/app?sslmode=disable\"\n",
		},
		{
			"keywords in another order", "a.py",
			"import psycopg2\npsycopg2.connect(host='a.example.com', sslmode='disable', password='pw', port=5432)\n",
			"import psycopg2\npsycopg2.connect(port=5432, password='pw', sslmode='disable', host='a.example.com')\n",
		},
		{
			"an option added", "a.env",
			"URL=jdbc:postgresql://db.example.com/app?sslMode=require&sslmode=disable\n",
			"URL=jdbc:postgresql://db.example.com/app?sslRootCert=/x.pem&sslMode=require&sslmode=disable\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before, after := prints(t, tt.file, tt.before), prints(t, tt.file, tt.after)
			for key, print := range before {
				kept := false
				for k, p := range after {
					kept = kept || p == print && k[:len(key)] == key
				}
				if !kept {
					t.Errorf("%s lost its fingerprint", key)
				}
			}
		})
	}
}

// TestFingerprintsDiffer holds that no two findings of a run share a fingerprint.
func TestFingerprintsDiffer(t *testing.T) {
	tests := []struct{ name, file, text string }{
		{"two options on one line", "a.env", "URL=jdbc:postgresql://db.example.com/app?sslMode=require&sslRootCert=/x.pem\n"},
		{"one option twice", "a.env", "URL=jdbc:postgresql://db.example.com/app?sslMode=require&sslMode=verify-full\n"},
		{"two calls on one line", "a.py", "import psycopg2\nx = [psycopg2.connect(host='db.example.com', sslmode='disable'), psycopg2.connect(host='db.example.com', sslmode='disable')]\n"},
		{"two equal calls", "a.py", "import psycopg2\npsycopg2.connect(host='db.example.com', sslmode='disable')\npsycopg2.connect(host='db.example.com', sslmode='disable')\n"},
		{"two bad suppressions", "a.env", "# dsnlint:ignore tls-disabled\n# dsnlint:ignore tls-disabled\nURL=postgresql://db.example.com/app?sslmode=disable\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, map[string]string{tt.file: tt.text})})
			var all []string
			for _, f := range r.Findings {
				all = append(all, f.Fingerprint)
			}
			slices.Sort(all)
			if len(all) < 2 || len(slices.Compact(slices.Clone(all))) != len(all) {
				t.Errorf("fingerprints: %v", all)
			}
		})
	}
}

// TestFactIDs holds that ids name no line and no secret, and differ.
func TestFactIDs(t *testing.T) {
	text := "import psycopg2\npsycopg2.connect(host='db.example.com', password='%s', sslmode='disable')\npsycopg2.connect(host='db.example.com', sslmode='disable')\n"
	ids := func(text string) []string {
		var out []string
		for _, c := range lintFolder(t, Options{WorkDir: folder(t, map[string]string{"a.py": text})}).Facts.Clients {
			out = append(out, c.ID)
		}
		return out
	}
	a, b := ids(text), ids("\n\n"+text[:60]+text[60:])
	if !slices.Equal(a, b) || len(a) != 2 || a[0] == a[1] {
		t.Errorf("ids: %q and %q", a, b)
	}
}
