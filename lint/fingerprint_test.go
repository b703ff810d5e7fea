package lint

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
)

// spelling writes a connection with its options in the given order.
type spelling struct {
	name, file, comment string
	options             []string
	write               func(options []string) string
}

var spellings = []spelling{
	{
		"url", "a.env", "#",
		[]string{"sslMode=require", "sslmode=disable", "application_name=x", "sslRootCert=/x.pem", "connect_timeout=3"},
		func(o []string) string { return "URL=postgresql://app@db.example.com/app?" + strings.Join(o, "&") },
	},
	{
		"keywords", "a.py", "#",
		[]string{"host=db.example.com", "sslmode=require", "sslMode=verify-full", "dbname=app", "user=app"},
		func(o []string) string {
			return "import psycopg2\npsycopg2.connect(\"" + strings.Join(o, " ") + "\")"
		},
	},
	{
		"arguments", "a.py", "#",
		[]string{"host='db.example.com'", "sslmode='disable'", "user='app'", "connect_timeout=3"},
		func(o []string) string {
			return "import psycopg2\npsycopg2.connect(" + strings.Join(o, ", ") + ")"
		},
	},
	{
		"ado", "app.yaml", "#",
		[]string{"Server=db.example.com", "Database=app", "Encrypt=False", "TrustServerCertificate=True", "sslmode=require"},
		func(o []string) string { return "connectionString: \"" + strings.Join(o, ";") + "\"" },
	},
}

// named are the fingerprints of a file's findings, by rule and by what is underlined.
func named(t *testing.T, file, text string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range lintFolder(t, Options{WorkDir: folder(t, map[string]string{file: text})}).Findings {
		out[f.Rule+" "+f.Place.Raw()] = f.Fingerprint
	}
	return out
}

// TestFingerprintsAreOfTheSetting holds for any order of options and any lines around them.
func TestFingerprintsAreOfTheSetting(t *testing.T) {
	for _, s := range spellings {
		t.Run(s.name, func(t *testing.T) {
			want := named(t, s.file, s.write(s.options)+"\n")
			if len(want) == 0 {
				t.Fatal("no findings")
			}
			for seed := range uint64(6) {
				random := rand.New(rand.NewPCG(seed, 7))
				options := append([]string{}, s.options...)
				random.Shuffle(len(options), func(i, j int) { options[i], options[j] = options[j], options[i] })
				padding := strings.Repeat(s.comment+" more\n\n", random.IntN(20))
				got := named(t, s.file, padding+s.write(options)+"\n"+padding)
				if len(got) != len(want) {
					t.Fatalf("%v: got %v, want %v", options, got, want)
				}
				for key, print := range want {
					if got[key] != print {
						t.Errorf("%v: %s has another fingerprint", options, key)
					}
				}
			}
		})
	}
}

// TestFingerprintsAreTheirOwn holds that no two findings of a run share one, two on one line included.
func TestFingerprintsAreTheirOwn(t *testing.T) {
	const url = "postgresql://app@db.example.com/app?sslmode="
	for name, text := range map[string]string{
		"two hosts":       "A = ['postgresql://app@a.example.com/x?sslmode=disable', 'postgresql://app@b.example.com/x?sslmode=disable']\n",
		"two settings":    "A, B = '" + url + "disable', '" + url + "require'\n",
		"twice the same":  "A, B = '" + url + "disable', '" + url + "disable'\n",
		"two lines":       "A = '" + url + "disable'\nB = '" + url + "disable'\n",
		"one setting":     "A = '" + url + "require&sslMode=disable&sslRootCert=/x.pem'\n",
		"the same thrice": strings.Repeat("psycopg2.connect(host='db.example.com', sslmode='disable'); ", 3) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			seen := map[string]finding.Finding{}
			findings := lintFolder(t, Options{WorkDir: folder(t, map[string]string{"a.py": "import psycopg2\n" + text})}).Findings
			if len(findings) < 2 {
				t.Fatalf("%d findings", len(findings))
			}
			for _, f := range findings {
				if other, ok := seen[f.Fingerprint]; ok {
					t.Errorf("%s %q and %s %q share a fingerprint", f.Rule, f.Place.Raw(), other.Rule, other.Place.Raw())
				}
				seen[f.Fingerprint] = f
			}
		})
	}
}
