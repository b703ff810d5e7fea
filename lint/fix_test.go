package lint

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// unproved are the fixes of fixtures that do not hold, and why they are offered all the same: what the program around the
// driver does with its own key cannot be seen from the key.
var unproved = map[string]string{
	"format-grafana/grafana.ini:8":   "ssl_mode means something else to each database that Grafana takes, and which one it is is open",
	"programs-environment/n8n.env:4": "n8n makes a TLS object of this variable only where it is false",
}

// TestFixes makes the fixes of every folder of fixtures and lints what comes of it: a fix removes its finding, adds none,
// touches no secret, and afterwards there is nothing left to do.
func TestFixes(t *testing.T) {
	excused := map[string]bool{}
	for _, folder := range fixtureFolders(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			before, o := fixtureRun(t, folder)
			fixed, err := Fix(context.Background(), o, before, Fixes{Unsafe: true, Least: finding.Note})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range fixed.After.Findings {
				why := fixed.refused[f.Fingerprint]
				excused[placeName(folder, &f)] = why != ""
				if why != "" && unproved[placeName(folder, &f)] == "" {
					t.Errorf("%s: %s: %s", key(&f), why, described(f.Fixes[0]))
				}
			}
			if uncovers(before, fixed.After) {
				t.Error("there are findings that were not there before")
			}
			were, left := counted(before.Findings), counted(fixed.After.Findings)
			for i := range fixed.Mended {
				if f := &fixed.Mended[i]; left[sameness(f)] >= were[sameness(f)] && left[sameness(f)] > 0 {
					t.Errorf("%s is said to be mended and is not", key(f))
				}
			}
			for _, f := range fixed.Files {
				if a, b := hiddenBytes(f.Old, before), hiddenBytes(f.New, fixed.After); !slices.Equal(a, b) {
					t.Errorf("%s: the secrets are not those of before", f.Old.Path)
				}
			}
		})
	}
	for place := range unproved {
		if !excused[place] {
			t.Errorf("%s is proved by now: take it off the list", place)
		}
	}
}

func placeName(folder string, f *finding.Finding) string {
	return fmt.Sprintf("%s/%s:%d", filepath.Base(folder), f.Place.File.Path, f.Place.File.At(f.Place.Span.Start).Line)
}

func described(f finding.Fix) string {
	s := f.Title
	for _, e := range f.Edits {
		s += fmt.Sprintf(" | %q → %q", e.Place.Raw(), e.Text)
	}
	return s
}

// TestFixSafely makes the safe fixes alone: every connection does what it did.
func TestFixSafely(t *testing.T) {
	mended := 0
	for _, folder := range fixtureFolders(t) {
		before, o := fixtureRun(t, folder)
		fixed, err := Fix(context.Background(), o, before, Fixes{Least: finding.Note})
		if err != nil {
			t.Fatal(err)
		}
		mended += len(fixed.Mended)
		if a, b := modesOf(before), modesOf(fixed.After); !slices.Equal(a, b) {
			t.Errorf("%s: the connections were %v and are %v", filepath.Base(folder), a, b)
		}
	}
	if mended < 50 {
		t.Errorf("%d findings were mended: too few to show anything", mended)
	}
}

func modesOf(r *Result) []string {
	var out []string
	for i := range r.Facts.Clients {
		c := &r.Facts.Clients[i]
		out = append(out, c.File+" "+c.Name+" "+string(c.SSLMode))
	}
	slices.Sort(out)
	return out
}

// TestFixLeaves what it should: who accepted a finding does not want it mended; nor what is below the level asked for.
func TestFixLeaves(t *testing.T) {
	tests := []struct{ name, file, text string }{
		{"suppressed findings", "a.env", "# dsnlint:ignore tls-disabled -- an old server\nDATABASE_URL=postgres://app@db.shop.io/a?sslmode=disable\n"},
		{"findings below the level", "tests/a.env", "DATABASE_URL=postgres://app@db/a?sslmode=disable\n"},
		{"unsafe fixes", "a.env", "DATABASE_URL=postgres://app@db.shop.io/a?sslmode=disable\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, tt.file), tt.text)
			o := Options{Paths: []string{"."}, WorkDir: dir, AsOf: day}
			r, err := Run(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			fixed, err := Fix(context.Background(), o, r, Fixes{Unsafe: tt.name != "unsafe fixes", Least: finding.Warning})
			if err != nil || len(fixed.Files) > 0 || len(fixed.Mended) > 0 {
				t.Errorf("changed %v: %v", fixed.Mended, err)
			}
		})
	}
}

// TestFixCounts holds that all findings count as mended that hang on one value.
func TestFixCounts(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.sh"), "URL=\"postgresql://app@db.shop.io/a?sslmode=disable\"\npsql \"$URL\" -c a\npg_dump \"$URL\"\n")
	o := Options{Paths: []string{"."}, WorkDir: dir, AsOf: day}
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	fixed, err := Fix(context.Background(), o, r, Fixes{Unsafe: true, Least: finding.Warning})
	if err != nil || len(r.Findings) < 2 || len(fixed.After.Findings) > 0 || len(fixed.Mended) != len(r.Findings) {
		t.Errorf("found %d, mended %d, left %d: %v", len(r.Findings), len(fixed.Mended), len(fixed.After.Findings), err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestApply makes edits in any order and leaves every other byte.
func TestApply(t *testing.T) {
	f := source.NewFile("a", []byte("one two three"))
	at := func(start, end int, text string) source.Edit {
		return source.Edit{Place: source.Place{File: f, Span: source.Span{Start: start, End: end}}, Text: text}
	}
	tests := []struct {
		edits []source.Edit
		want  string
	}{
		{nil, "one two three"},
		{[]source.Edit{at(8, 13, "3"), at(0, 3, "1")}, "1 two 3"},
		{[]source.Edit{at(4, 7, "2"), at(7, 7, "!")}, "one 2! three"},
		{[]source.Edit{at(13, 13, "."), at(3, 7, "")}, "one three."},
	}
	for _, tt := range tests {
		if got := string(Apply(f.Data, tt.edits)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	if !strings.HasPrefix(string(f.Data), "one two") {
		t.Error("the file's own bytes changed")
	}
}

// TestFixed shows what becomes of files that once came out wrong.
func TestFixed(t *testing.T) {
	tests := []struct{ what, file, text, want string }{
		{
			"a name that counts as soon as certificates are checked", ".env",
			"DB_URL=sqlserver://app@db.shop.io?encrypt=true&hostNameInCertificate=sql.shop.io&TrustServerCertificate=true\n",
			"DB_URL=sqlserver://app@db.shop.io?encrypt=true&hostNameInCertificate=sql.shop.io&TrustServerCertificate=false\n",
		},
		{
			"a parameter of a template that is the name of a database too", "a.yaml",
			"Parameters:\n  Name:\n    Type: String\n    Default: shop\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: app\n          Environment:\n            - Name: SPRING_DATASOURCE_URL\n              Value: !Join ['', ['jdbc:mysql://db.shop.io:3306/', !Ref Name]]\n",
			"",
		},
		{
			"a URL of MongoDB without a database", ".env",
			"MONGO_URL=mongodb://app@db.shop.io:27017\n",
			"MONGO_URL=mongodb://app@db.shop.io:27017/?tls=true\n",
		},
		{
			"an option that older versions refuse", "database.yml",
			"production:\n  adapter: postgresql\n  host: db.shop.io\n  sslmode: verify-full\n  sslnegotiation: direct\n",
			"production:\n  adapter: postgresql\n  host: db.shop.io\n  sslrootcert: /path/to/ca.pem\n  sslmode: verify-full\n  sslnegotiation: direct\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, tt.file), tt.text)
			o := Options{Paths: []string{"."}, WorkDir: dir, AsOf: day}
			r, err := Run(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			fixed, err := Fix(context.Background(), o, r, Fixes{Unsafe: true, Least: finding.Note})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, f := range fixed.Files {
				got += string(f.New.Data)
			}
			if got != tt.want || len(r.Findings) == 0 {
				t.Errorf("%d findings, got\n%s\nwant\n%s", len(r.Findings), got, tt.want)
			}
		})
	}
}
