package report

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file below testdata, or rewrites the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test -update rewrites it) at %s", file, firstDifference(string(want), string(got)))
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d:\nwant %s\ngot  %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("its end: %d lines, want %d", len(b), len(a))
}

func TestGolden(t *testing.T) {
	tests := []struct {
		name, format string
		change       func(*Run)
	}{
		{"findings.txt", "text", nil},
		{"colour.txt", "text", func(r *Run) { r.Colour = true }},
		{"suppressed.txt", "text", func(r *Run) { r.ShowSuppressed = true; r.Findings = r.Findings[3:4] }},
		{"clean.txt", "text", func(r *Run) { r.Findings, r.Problems = nil, nil; r.Summary = Summary{Files: 1, Judged: 1} }},
		{"findings.json", "json", nil},
		{"suppressed.json", "json", func(r *Run) { r.ShowSuppressed = true; r.Findings = r.Findings[3:4] }},
		{"clean.json", "json", func(r *Run) { *r = Run{} }},
		{"findings.sarif", "sarif", nil},
		{"clean.sarif", "sarif", func(r *Run) { *r = Run{Tool: r.Tool} }},
		{"findings.github", "github", nil},
		{"findings.gitlab.json", "gitlab", nil},
		{"clean.gitlab.json", "gitlab", func(r *Run) { *r = Run{Tool: r.Tool} }},
		{"findings.junit.xml", "junit", func(r *Run) { r.FailOn = finding.Warning }},
		{"clean.junit.xml", "junit", func(r *Run) { *r = Run{Tool: r.Tool, Summary: Summary{Files: 12}} }},
		{"findings.checkstyle.xml", "checkstyle", nil},
		{"clean.checkstyle.xml", "checkstyle", func(r *Run) { *r = Run{Tool: r.Tool} }},
		{"findings.html", "html", func(r *Run) { r.ShowSuppressed = true }},
		{"clean.html", "html", func(r *Run) { *r = Run{Tool: r.Tool} }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := sample(t)
			if tt.change != nil {
				tt.change(run)
			}
			page := written(t, run, tt.format)
			for name, part := range map[string]string{"style.css": styleSource, "script.js": scriptSource} { // which stand beside the template
				page = bytes.ReplaceAll(page, []byte(part), []byte("/* "+name+" */\n"))
			}
			golden(t, tt.name, page)
		})
	}
}

func TestGoldenFacts(t *testing.T) {
	for name, format := range map[string]string{"facts.txt": "text", "facts.json": "json"} {
		var b bytes.Buffer
		if err := WriteFacts(&b, sample(t), format); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

func TestGoldenProblems(t *testing.T) {
	var b bytes.Buffer
	if err := WriteProblems(&b, sample(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "problems.txt", b.Bytes())
}

func written(t testing.TB, run *Run, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, run); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
