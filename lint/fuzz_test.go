package lint

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/source"
)

// fuzzedNames are names that tell a format, one for each that a file of its own can have.
var fuzzedNames = []string{
	".env", ".my.cnf", "a.py", "a.go", "A.java", "A.kt", "A.scala", "a.groovy", "a.js", "a.ts", "A.cs", "a.php", "a.rb", "a.rs", "a.exs", "a.pl", "a.c", "a.sh",
	"a.sql", "Dockerfile", "docker-compose.yml", "values.yaml", "application.yml", "application.properties", "appsettings.json", "web.config", "a.json",
	"a.toml", "a.xml", "a.ini", "a.tf", "a.hcl", "prod.tfvars", "main.bicep", "template.yaml", "azuredeploy.json", "pg_hba.conf", "postgresql.conf", "redis.conf",
	"pg_service.conf", "tnsnames.ora", "Jenkinsfile", "Makefile", "schema.prisma", "README.md", "a.ipynb", "a.conf", "logstash.conf", "playbook.yml", "Pulumi.yaml",
	"plan.json", "odbc.ini", "crontab", "my.cnf", "application.conf", "proxysql.cnf", "mongod.conf", "mongod-old.conf",
}

// fuzzedBook is the rules, loaded once for a whole process: a run of one file takes less time than that.
var fuzzedBook = sync.OnceValues(func() (*Rulebook, error) { return LoadRulebook(context.Background(), Options{}) })

// fuzzedParser is prepared once too: what it must know takes longer to put together than most files to read.
var fuzzedParser = sync.OnceValue(func() *parser.Parser {
	p := parser.New(known())
	p.Docs = true
	return p
})

// fixture is a small file of the fixtures, and the name of the list that tells its format.
type fixture struct {
	kind int
	data []byte
}

// smallFixtures are up to so many of each format.
func smallFixtures(t testing.TB, most int) []fixture {
	t.Helper()
	var out []fixture
	count := map[int]int{}
	err := filepath.WalkDir(filepath.Join("..", "testdata", "fixtures"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		kind := fuzzedKind(d.Name())
		if kind < 0 || count[kind] >= most {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) > 1500 {
			return err
		}
		count[kind]++
		out = append(out, fixture{kind, data})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// addFixtures seeds a target with them.
func addFixtures(f *testing.F) {
	f.Helper()
	for _, x := range smallFixtures(f, 6) {
		f.Add(uint8(x.kind), x.data)
	}
}

// fuzzedKind is the place in the list of a name that tells the same format as that of a fixture; -1 if there is none.
func fuzzedKind(name string) int {
	if i := slices.Index(fuzzedNames, name); i >= 0 {
		return i
	}
	return slices.IndexFunc(fuzzedNames, func(n string) bool { return filepath.Ext(n) != "" && filepath.Ext(n) == filepath.Ext(name) })
}

// fuzzedRun lints one file. Its name is one of the list whatever the fuzzer says, so that no execution is in vain.
func fuzzedRun(t testing.TB, dir string, kind uint8, data []byte) (*Result, Options) {
	t.Helper()
	book, err := fuzzedBook()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{WorkDir: dir, StdinName: fuzzedNames[int(kind)%len(fuzzedNames)], Stdin: data, AsOf: day, Docs: true, Jobs: 1, book: book, parser: fuzzedParser()}
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r, o
}

// TestByteOrderMark lints fixtures of every format behind a byte order mark, as editors on Windows write it: nothing else is
// found.
func TestByteOrderMark(t *testing.T) {
	dir := t.TempDir()
	for _, x := range smallFixtures(t, 12) {
		if bytes.HasPrefix(x.data, []byte("\ufeff")) || bytes.HasPrefix(x.data, []byte("#!")) {
			continue
		}
		var found [2][]string
		for i, mark := range []string{"", "\ufeff"} {
			r, _ := fuzzedRun(t, dir, uint8(x.kind), append([]byte(mark), x.data...))
			for _, f := range r.Findings {
				at := f.Place.File.At(f.Place.Span.Start)
				found[i] = append(found[i], fmt.Sprintf("%s %d:%d %s", f.Rule, at.Line, at.Column, f.Place.Raw()))
			}
		}
		if !slices.Equal(found[0], found[1]) {
			t.Errorf("%s\n%s\nwithout a mark %q\nbehind one     %q", fuzzedNames[x.kind], x.data, found[0], found[1])
		}
	}
}

// FuzzRun lints any bytes under the name of any format, from the first stage to the last: nothing panics, every place lies
// inside its file, every fact keeps to the words of the contract, and no connection is judged twice.
func FuzzRun(f *testing.F) {
	addFixtures(f)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		r, _ := fuzzedRun(t, dir, kind, data)
		checkResult(t, r)
	})
}

func checkResult(t *testing.T, r *Result) {
	t.Helper()
	checkProblems(t, r)
	checkFacts(t, r)
	checkFindings(t, r)
}

func checkProblems(t *testing.T, r *Result) {
	t.Helper()
	for _, p := range r.Problems {
		if p.Code == source.Internal {
			t.Errorf("a stage gave up: %s", p.Message)
		}
		checkPlace(t, "problem", p.Place)
	}
	for file, spans := range r.Secrets {
		for _, s := range spans {
			checkPlace(t, "secret", source.Place{File: file, Span: s})
		}
	}
}

func checkPlace(t *testing.T, what string, p source.Place) {
	t.Helper()
	if p.File != nil && (p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(p.File.Data)) {
		t.Errorf("%s: %v lies outside the %d bytes of %s", what, p.Span, len(p.File.Data), p.File.Path)
	}
}

func checkFacts(t *testing.T, r *Result) {
	t.Helper()
	if r.Judged+r.Undecided != len(r.Facts.Clients) {
		t.Errorf("%d judged and %d undecidable of %d clients", r.Judged, r.Undecided, len(r.Facts.Clients))
	}
	ids := map[string]bool{}
	for i := range r.Facts.Clients {
		c := &r.Facts.Clients[i]
		if ids[c.ID] || c.ID == "" {
			t.Errorf("the id %q is not one fact's own", c.ID)
		}
		ids[c.ID] = true
		checkModes(t, c)
		for _, o := range c.Options {
			checkPlace(t, "option "+o.Name, o.Place)
		}
	}
}

// checkModes holds that the word for a connection is the weakest thing that its parts say.
func checkModes(t *testing.T, c *fact.Client) {
	t.Helper()
	transports := map[fact.SSLMode][]fact.Transport{
		fact.Disable: {fact.Plaintext, fact.LoginOnly}, fact.Allow: {fact.Opportunistic}, fact.Prefer: {fact.Opportunistic},
		fact.Require: {fact.Required}, fact.VerifyCA: {fact.Required}, fact.VerifyFull: {fact.Required},
	}
	if want, known := transports[c.SSLMode]; known && !slices.Contains(want, c.Transport) || !known && c.SSLMode != fact.ModeUnknown {
		t.Errorf("%s: the mode %q with the transport %q", c.Driver, c.SSLMode, c.Transport)
	}
	switch {
	case c.Transport == fact.Plaintext && (c.Chain != fact.Unverified || c.Hostname != fact.Unverified),
		c.SSLMode == fact.VerifyCA && c.Chain != fact.Verified,
		c.SSLMode == fact.VerifyFull && (c.Chain != fact.Verified || c.Hostname != fact.Verified),
		c.SSLMode == fact.Require && c.Chain == fact.Verified:
		t.Errorf("%s: the mode %q with the chain %s and the name %s", c.Driver, c.SSLMode, c.Chain, c.Hostname)
	}
}

func checkFindings(t *testing.T, r *Result) {
	t.Helper()
	prints, judged := map[string]bool{}, map[string]string{}
	for i := range r.Findings {
		f := &r.Findings[i]
		checkPlace(t, f.Rule, f.Place)
		for _, l := range f.Related {
			checkPlace(t, f.Rule+", related", l.Place)
		}
		for _, fix := range f.Fixes {
			checkEdits(t, f.Rule, fix)
		}
		if prints[f.Fingerprint] {
			t.Errorf("two findings have the fingerprint of %s", f.Rule)
		}
		prints[f.Fingerprint] = true
		if slices.Contains([]string{"tls-disabled", "tls-fallback", "cert-not-verified", "host-not-verified"}, f.Rule) {
			if other := judged[f.Fact]; other != "" {
				t.Errorf("%s and %s are about one connection", other, f.Rule)
			}
			judged[f.Fact] = f.Rule
		}
	}
}

// checkEdits wants the edits of a fix inside their files, none over another one.
func checkEdits(t *testing.T, rule string, fix finding.Fix) {
	t.Helper()
	edits := slices.Clone(fix.Edits)
	slices.SortStableFunc(edits, func(a, b source.Edit) int { return a.Place.Span.Start - b.Place.Span.Start })
	for i, e := range edits {
		checkPlace(t, rule+", fix", e.Place)
		if i > 0 && edits[i-1].Place.File == e.Place.File && edits[i-1].Place.Span.End > e.Place.Span.Start {
			t.Errorf("%s: two edits of %q touch the same bytes", rule, fix.Title)
		}
	}
}

// FuzzFix makes the fixes of any file: what they leave is read again, has no finding that was not there, and holds the
// same secrets.
func FuzzFix(f *testing.F) {
	addFixtures(f)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, kind uint8, data []byte) {
		before, o := fuzzedRun(t, dir, kind, data)
		checkFix(t, o, before)
	})
}

// FuzzFixMixed makes the fixes of files that are put together of the lines of fixtures: they say far more about
// connections than bytes that are turned over. Four bytes say which lines of which fixture come next, and which word takes
// the place of their last one.
func FuzzFixMixed(f *testing.F) {
	kinds := map[int][]fixture{}
	for _, x := range smallFixtures(f, 60) {
		kinds[x.kind] = append(kinds[x.kind], x)
	}
	for kind, list := range kinds {
		for i := range min(3, len(list)) {
			f.Add(uint8(kind), []byte{byte(i), 0, 255, 255, byte(i + 1), 0, 255, 1})
		}
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, kind uint8, recipe []byte) {
		list := kinds[int(kind)%len(fuzzedNames)]
		if len(list) == 0 || len(recipe) > 40 {
			return
		}
		before, o := fuzzedRun(t, dir, kind, mixed(list, recipe))
		checkResult(t, before)
		checkFix(t, o, before)
	})
}

// mixedWords are what options say, and the options that say it.
var mixedWords = []string{
	"disable", "require", "verify-full", "verify-ca", "prefer", "false", "true", "0", "1", "DISABLED", "PREFERRED", "VERIFY_IDENTITY", "no", "yes", "skip-verify", "null", "none", "\"\"",
	"sslmode", "sslrootcert", "ssl-mode", "sslMode", "useSSL", "tls", "ssl", "encrypt", "TrustServerCertificate", "rejectUnauthorized", "verify", "ca", "redis", "rediss", "amqp", "amqps", "postgresql", "mysql", "${X:-disable}", "db.example.com", "localhost", "x",
}

var lastWord = regexp.MustCompile(`([\w-]+)[^\w-]*\z`)

// mixed puts a file together.
func mixed(list []fixture, recipe []byte) []byte {
	var out []byte
	for step := range slices.Chunk(recipe, 4) {
		if len(step) < 4 {
			break
		}
		lines := bytes.SplitAfter(list[int(step[0])%len(list)].data, []byte("\n"))
		first := int(step[1]) % len(lines)
		part := bytes.Join(lines[first:min(len(lines), first+int(step[2]))], nil)
		if word := int(step[3]); word < len(mixedWords) {
			part = withLastWord(part, mixedWords[word])
		}
		out = append(out, part...)
	}
	return out
}

// withLastWord puts a word in the place of the last one.
func withLastWord(text []byte, word string) []byte {
	at := lastWord.FindSubmatchIndex(text)
	if at == nil {
		return text
	}
	return slices.Concat(text[:at[2]], []byte(word), text[at[3]:])
}

// checkFix makes the fixes of a result and holds what must be true of them.
func checkFix(t *testing.T, o Options, before *Result) {
	t.Helper()
	if !slices.ContainsFunc(before.Findings, func(f finding.Finding) bool { return len(f.Fixes) > 0 }) {
		return
	}
	fixed, err := Fix(context.Background(), o, before, Fixes{Unsafe: true, Least: finding.Note})
	if err != nil {
		t.Fatal(err)
	}
	if uncovers(before, fixed.After) {
		t.Error("there are findings that were not there before")
	}
	for _, w := range fixed.Files {
		if a, b := hiddenBytes(w.Old, before), hiddenBytes(w.New, fixed.After); !slices.Equal(a, b) {
			t.Errorf("the secrets were %d and are %d, or others", len(a), len(b))
		}
	}
	checkResult(t, fixed.After)
}

// FuzzConfig: a config is refused, or all that is asked of it later can be answered.
func FuzzConfig(f *testing.F) {
	for _, s := range []string{
		"version: 1\nexclude: ['**/x', a]\nrules:\n  tls-disabled: {off: true}\n  ca-expired: {severity: note}\n",
		"ignore:\n  - rule: tls-disabled\n    path: a/**\n    reason: r\n    until: 2027-01-31\n  - {rule: x, reason: y}\n",
		"hosts: {'*.corp': service}\ncontexts: {test: [qa/**]}\npolicies: [p]\nprofile: strict\nbaseline: b.json\ninclude: [src]\n",
		"a: &a [*a]\n", "ignore: [null]\n", "rules: [1]\n", "version: {}\n", "hosts: {a: b}\n", "---\n---\n", "!!binary x", "ignore: &a [{rule: r, reason: s}, *a]", "<<: {version: 1}\n", "? [a]\n: b\n",
	} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := configFrom(filepath.Join(dir, ConfigName), data)
		if err != nil {
			if c != nil || strings.TrimSpace(err.Error()) == "" {
				t.Errorf("an error %q with a config", err)
			}
			return
		}
		tr := newTree(Options{WorkDir: dir})
		for _, ig := range c.ignores(tr, day) {
			checkPlace(t, "ignore", ig.place)
			accepting([]*ignore{ig}, &finding.Finding{Rule: ig.rules[0], Place: ig.place}, "a/b")
		}
		c.includes("a/b.py")
		c.hostClass("db.corp")
		c.contextRows()
		for _, id := range c.ruleIDs() {
			c.off(id)
		}
	})
}

// FuzzIgnores: a suppression counts or says why it does not, and its place is the mark itself.
func FuzzIgnores(f *testing.F) {
	for _, s := range []string{
		"x = 1 # dsnlint:ignore tls-disabled -- an old server until 2027-01-31\n", "# dsnlint:ignore tls-disabled,ca-expired: reason\n# b\nx\n", "# dsnlint:ignore\n",
		"-- dsnlint:ignore nope -- r\n", "{{- /* dsnlint:ignore tls-disabled -- r */}}\n", "<!-- dsnlint:ignore tls-disabled – r -->", "\ufeff# dsnlint:ignore tls-disabled -- r\r\n",
		`"# dsnlint:ignore tls-disabled -- r\n",`, "# dsnlint:ignore tls-disabled -- until 2027-13-31\n", "#dsnlint:ignore tls-disabled--r#}dsnlint:ignore dsnlint:ignore",
	} {
		for _, name := range []string{"a.py", "a.ipynb", "values.yaml"} {
			f.Add(name, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		book, err := fuzzedBook()
		if err != nil {
			t.Fatal(err)
		}
		file := source.NewFile(name, data)
		for _, ig := range ignoresIn(file, book.Catalogue, day) {
			if ig.place.Raw() != ignoreMark || ig.line != file.At(ig.place.Span.Start).Line {
				t.Errorf("a suppression at %q of line %d", ig.place.Raw(), ig.line)
			}
			if ig.bad == "" && (ig.reason == "" || len(ig.rules) == 0) {
				t.Errorf("%+v counts", ig)
			}
			for _, rule := range ig.rules {
				matching(&finding.Finding{Rule: rule, Place: ig.place}, map[int][]*ignore{ig.line: {ig}})
			}
			if ig.bad != "" && (strings.ContainsAny(ig.bad, "\n\r") || len(ig.bad) > 400+len(data)) {
				t.Errorf("what is said about it: %q", ig.bad)
			}
		}
	})
}

// FuzzExplain reads any text as every driver does that accepts it: each says something that fits together, and shows no
// byte outside the text.
func FuzzExplain(f *testing.F) {
	for _, s := range []string{
		"postgres://u:pw@h:5432/d?sslmode=require&sslrootcert=/ca.pem", "mysql://u:pw@h/d?ssl-mode=REQUIRED&ssl=true", "jdbc:mysql://h,x/d?sslMode=VERIFY_CA&useSSL=false",
		"jdbc:sqlserver://h:1;encrypt=strict;trustServerCertificate=true", "u:pw@tcp(h:1)/d?tls=preferred&allowFallbackToPlaintext=1", "host=h sslmode='verify-full' sslrootcert=system",
		"Server=tcp:h,1433;Encrypt=Strict;Trust Server Certificate=yes", "redis://h:6379/0", "rediss://h?ssl_cert_reqs=none", "amqps://u:pw@h/?verify=verify_none", "mongodb+srv://h/?tls=false&tlsInsecure=true",
		"mysql:host=h;port=1", "jdbc:oracle:thin:@tcps://h/s?ssl_server_dn_match=no", "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))(SECURITY=(SSL_SERVER_DN_MATCH=off)))",
		"sqlserver://u:pw@h?encrypt=disable&tlsmin=1.0", "clickhouse://h?secure=true&skip_verify=true", "nats://h", "h:6380,ssl=True", "jdbc:mariadb://h/d?sslMode=trust", "snowflake://u:pw@a/d",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range Explain(text, "", day) {
			checkModes(t, &c)
			checkPlace(t, c.Driver, c.Place)
			for _, o := range c.Options {
				checkPlace(t, c.Driver+" "+o.Name, o.Place)
			}
		}
	})
}
