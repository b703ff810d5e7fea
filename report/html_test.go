package report

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// elements are the names of a page's elements, in their order.
func elements(page []byte) []string {
	var out []string
	for _, m := range regexp.MustCompile(`</?[A-Za-z!][A-Za-z0-9]*`).FindAll(page, -1) {
		out = append(out, string(m))
	}
	return out
}

func TestPageIsSelfContained(t *testing.T) {
	page := string(written(t, sample(t), "html"))
	markup := strings.ReplaceAll(strings.ReplaceAll(page, styleSource, ""), scriptSource, "")
	for name, pattern := range map[string]string{
		"a resource from elsewhere": `(?i)<[^>]*\s(?:src|srcset|action|formaction|poster|data)\s*=|<link|<base|<iframe|<object|@import`,
		"an inline handler":         `(?i)<[^>]*\son[a-z]+\s*=`,
		"an inline style":           `(?i)<[^>]*\sstyle\s*=`,
		"a script address":          `(?i)javascript:`,
	} {
		if m := regexp.MustCompile(pattern).FindString(markup); m != "" {
			t.Errorf("%s: %s", name, m)
		}
	}
	if strings.Contains(styleSource, "//") || strings.Contains(strings.ReplaceAll(styleSource, "url(#hatch)", ""), "url(") {
		t.Error("the style asks for something from elsewhere")
	}
	if strings.Contains(policy(), "unsafe") || !strings.HasPrefix(policy(), "default-src 'none';") {
		t.Errorf("the policy is %s", policy())
	}
}

func TestPageStructure(t *testing.T) {
	page := written(t, sample(t), "html")
	last := 0
	for _, m := range regexp.MustCompile(`<h([1-6])`).FindAllSubmatch(page, -1) {
		level, _ := strconv.Atoi(string(m[1]))
		if level > last+1 {
			t.Errorf("a heading of level %d follows one of level %d", level, last)
		}
		last = level
	}
	for _, once := range []string{"<h1", "<main", "<footer", "<header", `lang="en"`, `role="search"`, `role="status"`, `role="img"`, "<title>"} {
		if n := bytes.Count(page, []byte(once)); n != 1 {
			t.Errorf("%s stands %d times", once, n)
		}
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllSubmatch(page, -1) {
		if ids[string(m[1])] {
			t.Errorf("two elements are called %s", m[1])
		}
		ids[string(m[1])] = true
	}
	for _, m := range regexp.MustCompile(`(?:href="#|aria-labelledby=")([^"]*)"`).FindAllSubmatch(page, -1) {
		if !ids[string(m[1])] {
			t.Errorf("nothing is called %s", m[1])
		}
	}
}

// colours are the custom properties of one scheme.
func colours(css string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-f]{3,6})`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// luminance is that of the Web Content Accessibility Guidelines.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	hex = strings.TrimPrefix(hex, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(16) + 0.7152*linear(8) + 0.0722*linear(0)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	_, rest, _ := strings.Cut(styleSource, "prefers-color-scheme: dark")
	_, printed, _ := strings.Cut(styleSource, "@media print")
	light, _, _ := strings.Cut(styleSource, "@media")
	dark, _, _ := strings.Cut(rest, "@media")
	for name, css := range map[string]string{"light": light, "dark": dark, "print": printed} {
		c := colours(css)
		for _, pair := range []string{
			"ink paper", "soft paper", "link paper", "error paper", "warning paper", "note paper", "good paper", "ink code", "soft code",
			"link code", "error code", "warning code", "note code", "mark-ink mark",
		} {
			a, b, _ := strings.Cut(pair, " ")
			if r := contrast(t, c[a], c[b]); r < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f", name, pair, r)
			}
		}
		for _, rung := range rungs {
			if r := contrast(t, c["m-"+string(rung.mode)], c["paper"]); r < 3 {
				t.Errorf("%s: the picture of %s has a contrast of %.2f", name, rung.mode, r)
			}
		}
	}
}

func TestPicture(t *testing.T) {
	of := func(modes ...fact.SSLMode) *Run {
		set := &fact.Set{}
		for _, m := range modes {
			set.Clients = append(set.Clients, fact.Client{SSLMode: m})
		}
		return &Run{Facts: set}
	}
	many := make([]fact.SSLMode, 400)
	for i := range many {
		many[i] = fact.VerifyFull
	}
	many[7] = fact.Disable
	tests := []struct {
		name   string
		run    *Run
		words  string
		shares string
	}{
		{"nothing known", &Run{}, "No connections.", "||||||"},
		{"one", of(fact.Prefer), "1 connection, the weakest first: 1 prefer.", "||100 %||||"},
		{
			"some", of(fact.VerifyFull, fact.Disable, fact.ModeUnknown, "no such mode"),
			"4 connections, the weakest first: 1 disable, 1 verify-full, 2 unknown.", "25 %|||||25 %|50 %",
		},
		{"one of many", of(many...), "400 connections, the weakest first: 1 disable, 399 verify-full.", "< 1 %|||||> 99 %|"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			modes := tt.run.modes()
			var shares []string
			for _, m := range modes {
				shares = append(shares, m.Share)
			}
			if got := inWords(modes); got != tt.words {
				t.Errorf("got %s", got)
			}
			if got := strings.Join(shares, "|"); got != tt.shares {
				t.Errorf("shares are %s", got)
			}
		})
	}
}

func TestFiltersOfferWhatDiffers(t *testing.T) {
	var got []string
	for _, f := range sample(t).page().Filters {
		got = append(got, f.Name)
	}
	if want := []string{"severity", "rule", "driver", "context", "file"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	run := sample(t)
	run.Findings = run.Findings[:1]
	if f := run.page().Filters; len(f) != 0 {
		t.Errorf("one finding is filtered by %v", f)
	}
}

// hostilePage is a page every text of which comes from somebody else.
func hostilePage(t testing.TB, s string) []byte {
	f := source.NewFile(s+".env", []byte("x="+s+"\ny=1\n"))
	at := source.Place{File: f, Span: source.Span{Start: 2, End: 2 + len(s)}}
	run := &Run{
		Findings: []finding.Finding{{
			Rule: s, Severity: finding.Error, Confidence: finding.Low, Message: s, Why: s, Place: at, HelpURI: "https://example.com/" + s, Fact: s,
			Related: []finding.Location{{Place: at, Label: s, Step: true}}, Fixes: []finding.Fix{{Title: s}},
		}},
		Facts:    &fact.Set{Clients: []fact.Client{{Base: fact.Base{ID: s, Context: fact.Context(s), Name: s}, Driver: s, DriverVersion: s, SSLMode: fact.Prefer}}},
		Problems: []source.Problem{{File: s, Code: source.Syntax, Message: s}},
		Rules:    []RuleInfo{{ID: s, Title: s}},
		Tool:     Tool{Name: s, Version: s, InformationURI: "https://example.com/" + s}, WorkDir: "/" + s,
	}
	return written(t, run, "html")
}

// checkInert wants the page to have the elements and attributes of a harmless one.
func checkInert(t *testing.T, s string) {
	t.Helper()
	harmless, got := hostilePage(t, "harmless"), hostilePage(t, s)
	if want := elements(harmless); !slices.Equal(elements(got), want) {
		t.Fatalf("%q makes other elements: %q instead of %q", s, elements(got), want)
	}
	if n, want := bytes.Count(got, []byte(`"`)), bytes.Count(harmless, []byte(`"`)); n != want {
		t.Fatalf("%q leaves %d quotes instead of %d", s, n, want)
	}
}

var hostileTexts = []string{
	"<script>document.documentElement.dataset.owned=1</script>", "<img src=x onerror=document.documentElement.dataset.owned=1>",
	`" autofocus onfocus="document.documentElement.dataset.owned=1" x="`, "' onmouseover='document.documentElement.dataset.owned=1",
	"</title><svg onload=document.documentElement.dataset.owned=1>", "</style><script>document.documentElement.dataset.owned=1</script>",
	"--><script>document.documentElement.dataset.owned=1</script><!--", "javascript:document.documentElement.dataset.owned=1", "{{.}}", "&lt;b&gt;", "\u202e<b>\x00",
}

func TestHostileTextsStayText(t *testing.T) {
	for _, s := range hostileTexts {
		checkInert(t, s)
	}
	run := &Run{Findings: []finding.Finding{{Rule: "r", Message: "m", HelpURI: "javascript:alert(1)"}}}
	if page := string(written(t, run, "html")); strings.Contains(page, `href="javascript`) {
		t.Error("a link runs a script")
	}
}

func FuzzHTML(f *testing.F) {
	for _, s := range hostileTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Trim(s, " \t\r\n/.\x00") == "" || strings.ContainsAny(s, "\n\r/:@=") || len(s) > 200 || clean(s) != s || len(lookalikes([]byte("x="+s))) > 0 {
			t.Skip("what makes a part of the page go away says nothing here")
		}
		checkInert(t, s)
	})
}

// inBrowser is what Chromium makes of a page; the test is skipped where there is none.
func inBrowser(t *testing.T, page []byte) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil || testing.Short() {
		t.Skip("needs chromium")
	}
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, page, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+file)
	cmd.WaitDelay = time.Second
	dom, err := cmd.Output()
	if err != nil {
		t.Skipf("chromium does not run here: %v", err)
	}
	if !bytes.Contains(dom, []byte(`role="search" aria-label="Filter the findings">`)) {
		t.Error("the page's own script did not run")
	}
	return string(dom)
}

func TestNothingRunsInABrowser(t *testing.T) {
	run := sample(t)
	for i, s := range hostileTexts {
		f := source.NewFile(fmt.Sprintf("%s%d.env", s, i), []byte("x="+s+"\n"))
		run.Findings = append(run.Findings, finding.Finding{
			Rule: s, Severity: finding.Error, Message: s, Why: s, HelpURI: s, Place: source.Place{File: f, Span: source.Span{Start: 2, End: 3}},
		})
	}
	if strings.Contains(inBrowser(t, written(t, run, "html")), "data-owned") {
		t.Error("a script of the findings ran")
	}
}

// TestThePolicyHolds puts markup into the page that a mistake of ours might let through.
func TestThePolicyHolds(t *testing.T) {
	smuggled := `<img src=x onerror="document.documentElement.dataset.owned=1"><script>document.documentElement.dataset.owned=1</script></main>`
	page := bytes.Replace(written(t, sample(t), "html"), []byte("</main>"), []byte(smuggled), 1)
	if strings.Contains(inBrowser(t, page), "data-owned") {
		t.Error("the policy lets a foreign script run")
	}
}

func TestPageGrowsWithItsFindings(t *testing.T) {
	size := func(n int) int {
		run := sample(t)
		one := run.Findings
		run.Findings = nil
		for range n {
			run.Findings = append(run.Findings, one...)
		}
		return len(written(t, run, "html"))
	}
	one, many := size(100)-size(0), size(1000)-size(0)
	if many > 11*one {
		t.Errorf("ten times the findings take %d bytes instead of %d", many, 10*one)
	}
}
