package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

func FuzzFrame(f *testing.F) {
	for _, s := range []string{
		"", "a", "ssl=off\n", "\xef\xbb\xbfssl=off", "\t\tx\ty", "a\r\nb\rc\n", "postgres://app:pw@db/shop?sslmode=require", "\x1b[31m\u202e数据🔒e\u0301\xff",
		"password: pw # x", "mysql -ppw", strings.Repeat("a ", 300), strings.Repeat("数", 300), "data: " + strings.Repeat("aB1", 20),
	} {
		f.Add([]byte(s), 0, len(s), 1, 2)
		f.Add([]byte(s), len(s)/3, len(s)/2, 0, 0)
		f.Add([]byte(s), len(s)/2, len(s)/2, len(s)/4, len(s))
	}
	f.Fuzz(func(t *testing.T, data []byte, start, end, from, to int) {
		file := source.NewFile("x", data)
		secret := source.Span{Start: within(from, data), End: within(to, data)}
		run := &Run{Secrets: map[*source.File][]source.Span{file: {secret}}}
		place := source.Place{File: file, Span: source.Span{Start: within(start, data), End: within(end, data)}}
		for _, r := range run.rowsOf(place, maxLines) {
			checkRow(t, r, secret)
		}
		checkOutputs(t, run, place, secret)
	})
}

func within(i int, data []byte) int { return max(0, min(i, len(data))) }

// checkRow wants text that is fit for a terminal, shows nothing of the secret, and all of the mark under the carets.
func checkRow(t *testing.T, r row, secret source.Span) {
	text := r.text()
	if !utf8.ValidString(text) || strings.ContainsFunc(text, hostile) || textWidth(text) > maxColumns {
		t.Fatalf("%q is not fit for a terminal", text)
	}
	carets := r.underline(r.mark, "^")
	if !strings.HasSuffix(carets, "^") || len(carets) > max(textWidth(text), 0)+1 {
		t.Fatalf("%q\n%q: the carets are beside the line", text, carets)
	}
	touched := false
	for _, c := range r.cells {
		overlaps := c.span.Start < secret.End && secret.Start < c.span.End
		touched = touched || overlaps && c.span.Start < r.mark.End && r.mark.Start < c.span.End
		if overlaps && c.text != masked {
			t.Fatalf("%q shows the secret", text)
		}
	}
	if secret.Start < r.mark.End && r.mark.Start < secret.End || touched || r.mark.Len() > 60 {
		return
	}
	if raw := string(r.file.Data[r.mark.Start:r.mark.End]); printable(raw) && raw != "" && !strings.Contains(raw, ":") && strings.Count(raw, "") < 20 {
		if got := under(r); got != raw && !strings.Contains(got, masked) {
			t.Fatalf("%q is marked, %q is under the carets of %q", raw, got, text)
		}
	}
}

func printable(s string) bool {
	for _, c := range s {
		if c < 0x20 || c > 0x7e {
			return false
		}
	}
	return true
}

// checkOutputs writes a finding in every format.
func checkOutputs(t *testing.T, run *Run, place source.Place, secret source.Span) {
	run.Findings = []finding.Finding{{
		Rule: "r", Severity: finding.Error, Message: "m", Place: place,
		Related: []finding.Location{{Place: source.Place{File: place.File, Span: secret}, Label: "l", Step: true}},
	}}
	for _, format := range Formats() {
		var b bytes.Buffer
		if err := Write(&b, format, run); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b.Bytes()) {
			t.Fatalf("%s is no UTF-8", format)
		}
	}
}

func BenchmarkText(b *testing.B) {
	line := "dsn = \"postgresql://app:pw@db.example.com:5432/shop?sslmode=require\"\n"
	f := source.NewFile("a.py", []byte(strings.Repeat(line, 1000)))
	run := &Run{Secrets: map[*source.File][]source.Span{}}
	for i := range 1000 {
		start := i*len(line) + strings.Index(line, "require")
		run.Findings = append(run.Findings, finding.Finding{
			Rule: "r", Severity: finding.Error, Message: "m",
			Place: source.Place{File: f, Span: source.Span{Start: start, End: start + 7}},
		})
	}
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if err := Write(&bytes.Buffer{}, format, run); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
