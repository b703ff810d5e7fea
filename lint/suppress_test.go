package lint

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/source"
)

func catalogue(t *testing.T) *rules.Catalogue {
	t.Helper()
	c, err := rules.Load(policies.Modules())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestParseIgnore(t *testing.T) {
	tests := []struct{ name, in, want string }{ // rules | reason | until | why it does not count
		{"usual", " tls-disabled -- the old server", "tls-disabled|the old server||"},
		{"several rules", " tls-disabled,ca-missing -- why", "tls-disabled,ca-missing|why||"},
		{"several rules with blanks", "  tls-disabled , ca-missing --why", "tls-disabled,ca-missing|why||"},
		{"until", " tls-disabled -- moves until 2027-01-31", "tls-disabled|moves|2027-01-31|"},
		{"until today", " tls-disabled -- moves until 2026-11-21", "tls-disabled|moves|2026-11-21|"},
		{"expired", " tls-disabled -- moves until 2026-11-20", "tls-disabled|moves|2026-11-20|it expired on 2026-11-20"},
		{"no such day", " tls-disabled -- moves until 2026-02-30", "tls-disabled|moves|2026-02-30|its date is not YYYY-MM-DD"},
		{"until in the reason", " tls-disabled -- until the move is done we accept it", "tls-disabled|until the move is done we accept it||"},
		{"until without a day", " tls-disabled -- until later", "tls-disabled||later|it gives no reason"},
		{"only until", " tls-disabled -- until 2027-01-31", "tls-disabled||2027-01-31|it gives no reason"},
		{"dashes in the reason", " tls-disabled -- a -- b", "tls-disabled|a -- b||"},
		{"a dash", " tls-disabled — why", "tls-disabled|why||"},
		{"a colon", " tls-disabled: why", "tls-disabled|why||"},
		{"end of a block comment", " tls-disabled -- why */", "tls-disabled|why||"},
		{"end of a block comment, code behind", " tls-disabled -- why */ x = 1", "tls-disabled|why||"},
		{"end of markup", " tls-disabled -- why -->", "tls-disabled|why||"},
		{"end of a template", " tls-disabled -- why */}}", "tls-disabled|why||"},
		{"end of a Jinja comment", " tls-disabled -- why #}", "tls-disabled|why||"},
		{"end of an ERB comment", " tls-disabled -- why %>", "tls-disabled|why||"},
		{"end of a Blade comment", " tls-disabled -- why --}}", "tls-disabled|why||"},
		{"carriage return", " tls-disabled -- why\r", "tls-disabled|why||"},

		{"no reason", " tls-disabled", "tls-disabled|||it gives no reason"},
		{"empty reason", " tls-disabled -- ", "tls-disabled|||it gives no reason"},
		{"no dashes", " tls-disabled why", "|||no -- parts the rules from the reason"},
		{"no dashes, two rules", " tls-disabled, tls-fallback why", "|||no -- parts the rules from the reason"},
		{"no rule", "", "|||it names no rule"},
		{"no rule, a reason", " -- why", "|||it names no rule"},
		{"prose", " this line please", "|||it names no rule"},
		{"capitals", " TLS-Disabled -- why", "|||it names no rule"},
		{"unknown", " tls-off -- why", "tls-off|why||there is no rule"},
		{"misspelt", " tls-disable -- why", "tls-disable|why||there is no rule \"tls-disable\"; did you mean \"tls-disabled\"?"},
		{"one unknown", " tls-disabled,tls-off -- why", "tls-disabled,tls-off|why||there is no rule"},
		{"all rules", " * -- why", "|||it names no rule"},
	}
	c := catalogue(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ig := parseIgnore(tt.in, c, day)
			got := strings.Join([]string{strings.Join(ig.rules, ","), ig.reason, ig.until, ig.bad}, "|")
			if !strings.HasPrefix(got, tt.want) || strings.HasSuffix(tt.want, "|") && ig.bad != "" {
				t.Errorf("got  %s\nwant %s…", got, tt.want)
			}
		})
	}
}

// TestExpiryByDay holds that a date counts to its end in the user's own day, whatever the time zone.
func TestExpiryByDay(t *testing.T) {
	west := time.FixedZone("west", -11*3600)
	east := time.FixedZone("east", 13*3600)
	for _, now := range []time.Time{
		time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 31, 23, 59, 59, 0, west), time.Date(2026, 12, 31, 0, 0, 1, 0, east),
	} {
		if got := expiry("2026-12-31", now); got != "" {
			t.Errorf("%s: %s", now, got)
		}
		if got := expiry("2026-12-30", now); got == "" {
			t.Errorf("%s: not expired", now)
		}
	}
}

// TestIgnoresIn holds where a mark counts: behind a comment sign of the file's own format.
func TestIgnoresIn(t *testing.T) {
	const mark = "dsnlint:ignore tls-disabled -- why"
	tests := []struct {
		file, text string
		want       string // line and whether it stands alone, of each
	}{
		{"a.py", "# " + mark, "1 own"},
		{"a.py", "#" + mark, "1 own"},
		{"a.py", "\t  #  " + mark, "1 own"},
		{"a.py", "x = 1  # " + mark, "1 behind"},
		{"a.py", "\n\nx = 1\n# " + mark + "\n", "4 own"},
		{"a.py", "# " + mark + "\r\n# " + mark + "\r\n", "1 own, 2 own"},
		{"a.py", "\xef\xbb\xbf# " + mark, "1 own"},
		{"a.py", "x = '" + mark + "'", ""},
		{"a.py", "x = \"" + mark + "\"", ""},
		{"a.py", "// " + mark, ""},
		{"a.py", "# see " + mark, ""},
		{"a.py", mark, ""},
		{"a.go", "// " + mark, "1 own"},
		{"a.go", "x := 1 // " + mark, "1 behind"},
		{"a.go", "/* " + mark + " */", "1 own"},
		{"a.go", "/*\n * " + mark + "\n */", "2 own"},
		{"a.go", "# " + mark, ""},
		{"a.ts", "// " + mark, "1 own"},
		{"A.java", "  // " + mark, "1 own"},
		{"a.cs", "/// " + mark, "1 own"},
		{"a.sql", "-- " + mark, "1 own"},
		{"a.sql", "SELECT 1; -- " + mark, "1 behind"},
		{"a.sql", "/* " + mark + " */", "1 own"},
		{"a.xml", "<!-- " + mark + " -->", "1 own"},
		{"a.xml", "<a/> <!-- " + mark + " -->", "1 behind"},
		{"web.config", "<!-- " + mark + " -->", "1 own"},
		{"a.ini", "; " + mark, "1 own"},
		{"a.cnf", "# " + mark, "1 own"},
		{"a.properties", "! " + mark, "1 own"},
		{"a.properties", "# " + mark, "1 own"},
		{"a.tf", "# " + mark, "1 own"},
		{"a.tf", "// " + mark, "1 own"},
		{"a.yaml", "a: b # " + mark, "1 behind"},
		{"a.yaml", "{{- /* " + mark + " */}}", "1 own"},
		{"a.jsonc", "// " + mark, "1 own"},
		{"Dockerfile", "# " + mark, "1 own"},
		{".env", "# " + mark, "1 own"},
		{".env.example", "# " + mark, "1 own"},
		{"a.yaml.j2", "{# " + mark + " #}", "1 own"},
		{"a.yaml", "{# " + mark + " #}", "1 own"},
		{"a.yaml", "{{/* " + mark + " */}}", "1 own"},
		{"a.yaml.erb", "<%# " + mark + " %>", "1 own"},
		{"a.yml", "<%# " + mark + " -%>", "1 own"},
		{"a.blade.php", "{{-- " + mark + " --}}", "1 own"},
		{"a.php", "# " + mark, "1 own"},
		{"a.php", "// " + mark, "1 own"},
		{"a.rb", "# " + mark, "1 own"},
		{"a.rs", "/// " + mark, "1 own"},
		{"a.ex", "# " + mark, "1 own"},
		{"a.pl", "# " + mark, "1 own"},
		{"a.c", "/* " + mark + " */", "1 own"},
		{"a.hpp", "// " + mark, "1 own"},
		{"schema.prisma", "// " + mark, "1 own"},
		{"application.conf", "// " + mark, "1 own"},
		{"application.conf", "# " + mark, "1 own"},
		{"a.hocon", "// " + mark, "1 own"},
		{"proxysql.cnf", "/* " + mark + " */", "1 own"},
		{"tnsnames.ora", "# " + mark, "1 own"},
		{"a.service", "; " + mark, "1 own"},
		{"Makefile", "# " + mark, "1 own"},
		{"Jenkinsfile", "// " + mark, "1 own"},
		{"crontab", "# " + mark, "1 own"},
		{"pipeline.logstash", "# " + mark, "1 own"},
		{"a.bicep", "// " + mark, "1 own"},
		{"a.groovy", "/** " + mark + " */", "1 own"},
		{"a.ipynb", "    \"# " + mark + "\\n\",", "1 own"},
		{"a.ipynb", "    \"    # " + mark + "\"", "1 own"},
		{"a.ipynb", "    \"x = 1  # " + mark + "\\n\",", "1 behind"},
		{"a.py", "x = 'dsnlint:ignore'  # " + mark, "1 behind"},
		{"a.json", "\"comment\": \"" + mark + "\"", ""},
		{"my.unknown", "; " + mark, "1 own"},
	}
	c := catalogue(t)
	for _, tt := range tests {
		var got []string
		for _, ig := range ignoresIn(source.NewFile(tt.file, []byte(tt.text)), c, day) {
			own := "behind"
			if ig.own {
				own = "own"
			}
			got = append(got, fmt.Sprintf("%d %s", ig.line, own))
			if ig.bad != "" || ig.reason != "why" || ig.place.Raw() != ignoreMark {
				t.Errorf("%s: %q: %q at %q", tt.file, tt.text, ig.bad, ig.place.Raw())
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %q: %s, want %s", tt.file, tt.text, s, tt.want)
		}
	}
}
