package lint

import (
	"bytes"
	"context"
	"encoding/base64"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/internal/testkit"
	reports "github.com/dsnlint/dsnlint/report"
)

// FuzzNoSecretInAnyOutput puts a password of this run into every format and grammar, between parts that are made up, and
// looks for it in every report, the facts, the diff of the fixes and the baseline: as it is, and as percent signs, base64,
// entities or backslashes may hide it.
func FuzzNoSecretInAnyOutput(f *testing.F) {
	plantings := testkit.Plantings()
	for i := range plantings {
		f.Add(uint8(i), i%2 == 0, uint8(i), "db.shop.io", "x", uint16(0))
		f.Add(uint8(i), i%2 == 1, uint8(i/2), "10.0.0.1", "sslrootcert", uint16(7*i))
	}
	canaries := map[bool]testkit.Canary{false: testkit.NewCanary(false), true: testkit.NewCanary(true)}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, which uint8, sharp bool, form uint8, host, tail string, cut uint16) {
		p, c := plantings[int(which)%len(plantings)], canaries[sharp]
		if sharp && p.Loose {
			return // a secret with signs is another text there
		}
		book, err := fuzzedBook()
		if err != nil {
			t.Fatal(err)
		}
		o := Options{
			WorkDir: dir, StdinName: p.File, Stdin: []byte(disturbed(p, c, form, host, tail, int(cut))),
			AsOf: day, Docs: true, Jobs: 1, book: book, parser: fuzzedParser(),
		}
		r, err := Run(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		for what, text := range everyOutput(t, o, r) {
			for _, seen := range revealed(text) {
				if c.Holds(seen) {
					line, _ := c.Leak(seen)
					t.Fatalf("%s leaks: %s\nof\n%s", what, line, o.Stdin)
				}
			}
		}
	})
}

// disturbed is a planting with another host, more options, and an end that comes too early: behind the secret, since half a
// secret in half a text may be anything. form says how its lines begin and end.
func disturbed(p testkit.Planting, c testkit.Canary, form uint8, host, tail string, cut int) string {
	text := p.Render(c)
	if word := onlyLetters(host); word != "" {
		text = strings.ReplaceAll(text, "db.example.com", word)
	}
	if word := onlyLetters(tail); word != "" {
		text = strings.ReplaceAll(text, "?sslmode=disable", "?sslmode=disable&"+word+"=1")
	}
	end := 0
	for _, form := range p.Forms(c) {
		if i := strings.LastIndex(text, form); i >= 0 {
			end = max(end, i+len(form))
		}
	}
	if rest := len(text) - end; end > 0 && rest > 0 && cut > 0 && !c.Sharp {
		text = text[:end+cut%rest]
	}
	if form&1 != 0 {
		text = "\n\n" + text
	}
	if form&2 != 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if form&4 != 0 {
		text = "\ufeff" + text
	}
	return text
}

// onlyLetters leaves of a text what can stand for a host or a key anywhere.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '.' || r == '-' {
			return r
		}
		return -1
	}, s)
}

// everyOutput is all that the program may say about a run.
func everyOutput(t *testing.T, o Options, r *Result) map[string]string {
	t.Helper()
	run := &reports.Run{
		Findings: r.Findings, Facts: r.Facts, Problems: r.Problems, Secrets: r.Secrets, Root: o.WorkDir, WorkDir: o.WorkDir,
		ShowSuppressed: true, Colour: true, Columns: 80, StepSummary: true, AsOf: o.AsOf,
	}
	out := map[string]string{}
	say := func(what string, write func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		out[what] = b.String()
	}
	for _, format := range reports.Formats() {
		say(format, func(b *bytes.Buffer) error { return reports.Write(b, format, run) })
	}
	for _, format := range []string{"text", "json"} {
		say("facts as "+format, func(b *bytes.Buffer) error { return reports.WriteFacts(b, run, format) })
	}
	say("the summary", func(b *bytes.Buffer) error { return reports.WriteStepSummary(b, run, 1<<20) })
	say("the problems", func(b *bytes.Buffer) error { return reports.WriteProblems(b, run) })
	say("the baseline", func(b *bytes.Buffer) error {
		data, err := (&Baseline{}).Renewed(r, o, finding.Note).Bytes()
		b.Write(data)
		return err
	})
	say("the diff", func(b *bytes.Buffer) error {
		fixed, err := Fix(context.Background(), o, r, Fixes{Unsafe: true, Least: finding.Note})
		if err != nil {
			return err
		}
		for _, w := range fixed.Files {
			secrets := r.Secrets
			secrets[w.New] = fixed.After.Secrets[w.New]
			if err := reports.WriteDiff(b, []reports.Change{{Old: w.Old, New: w.New}}, secrets); err != nil {
				return err
			}
		}
		return nil
	})
	return out
}

var (
	base64Runs = regexp.MustCompile(`[A-Za-z0-9+/_-]{12,}`)
	percents   = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	escapes    = regexp.MustCompile(`\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|=[0-9A-F]{2}`)
)

// revealed is a text as it is, and with what may hide a secret in it undone.
func revealed(text string) []string {
	out := []string{
		text, html.UnescapeString(text), percents.ReplaceAllStringFunc(text, hexByte(1)),
		escapes.ReplaceAllStringFunc(text, func(e string) string { return hexByte(strings.IndexAny(e, "ux=") + 1)(e) }),
	}
	var decoded strings.Builder
	for _, run := range base64Runs.FindAllString(text, -1) {
		for shift := range 4 {
			for _, enc := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
				part := run[min(shift, len(run)):]
				data, err := enc.DecodeString(part[:len(part)/4*4])
				if err == nil {
					decoded.Write(data)
					decoded.WriteByte('\n')
				}
			}
		}
	}
	return append(out, decoded.String())
}

// hexByte decodes the hexadecimal digits of an escape from an offset on.
func hexByte(from int) func(string) string {
	return func(e string) string {
		n, err := strconv.ParseUint(e[from:], 16, 32)
		if err != nil {
			return e
		}
		return string(rune(n))
	}
}
