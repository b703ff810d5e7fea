package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed" // the parts of the page
	"encoding/base64"
	"html/template"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
)

// The page is one file: its style and its script stand in it, and its policy names their hashes, so that nothing else is
// applied or run, whatever the findings hold.
var (
	//go:embed html/page.tmpl
	pageSource string
	//go:embed html/style.css
	styleSource string
	//go:embed html/script.js
	scriptSource string
)

// page is what the template shows. Every text in it is clean, and the template escapes it.
type page struct {
	Policy     string
	Style      template.HTML
	Script     template.HTML
	Subject    string
	Tool       Tool
	AsOf       string
	Verdict    []tallied
	Summary    Summary
	Strip      string // the picture in words
	Modes      []modeView
	Filters    []filterView
	Files      []fileView
	Problems   []problemView
	Rules      []ruleView
	Shown      int // findings on the page
	Suppressed int // those that are not
}

type tallied struct{ Severity, Words string }

type problemView struct{ Where, Message, Code string }

type ruleView struct {
	ID, Title, Why, HelpURI string
	Count                   int
}

func writeHTML(w io.Writer, run *Run) error {
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	if err := t.Execute(b, run.page()); err != nil {
		return err
	}
	return b.Flush()
}

func (r *Run) page() *page {
	findings := r.listed(r.ShowSuppressed)
	p := &page{
		Policy: policy(), Subject: r.subject(), Tool: Tool{Name: clean(r.Tool.Name), Version: clean(r.Tool.Version), InformationURI: r.Tool.InformationURI},
		Style:  template.HTML("<style>" + styleSource + "</style>"),    //nolint:gosec // ours
		Script: template.HTML("<script>" + scriptSource + "</script>"), //nolint:gosec // ours
		Modes:  r.modes(), Files: r.fileViews(findings), Summary: r.Summary, Shown: len(findings),
		Suppressed: len(r.Findings) - len(findings),
	}
	if !r.AsOf.IsZero() {
		p.AsOf = r.AsOf.Format("2 January 2006")
	}
	for _, piece := range tally(findings) {
		_, noun, _ := strings.Cut(strings.TrimSuffix(piece.words, ","), " ")
		p.Verdict = append(p.Verdict, tallied{strings.TrimSuffix(noun, "s"), strings.TrimSuffix(piece.words, ",")})
	}
	for _, problem := range r.problems() {
		where := clean(problem.File)
		if !problem.Place.IsZero() {
			where = location(problem.Place)
		}
		p.Problems = append(p.Problems, problemView{where, clean(problem.Message), string(problem.Code)})
	}
	p.Strip, p.Filters, p.Rules = inWords(p.Modes), filters(p.Files), r.ruleViews(p.Files)
	return p
}

// policy lets the page apply its own style and run its own script, and nothing else.
func policy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(styleSource) + "; script-src " + hash(scriptSource) + "; base-uri 'none'; form-action 'none'"
}

// subject is what was linted, in a word: the folder's name.
func (r *Run) subject() string {
	for _, dir := range []string{r.Root, r.WorkDir} {
		if name := path.Base(path.Clean(dir)); dir != "" && name != "/" && name != "." {
			return clean(name)
		}
	}
	return "this folder"
}

// modeView is a line of the ladder and its part of the picture, in percent of the whole.
type modeView struct {
	Mode, Meaning, Share string
	Count                int
	Start, Width         string
	Connections          []connectionView
}

// connectionView is one connection, with or without a finding.
type connectionView struct{ Where, Name, Driver, Hosts, Context, Because string }

// rungs is the ladder, the weakest first, and what cannot be known.
var rungs = []struct {
	mode    fact.SSLMode
	meaning string
}{
	{fact.Disable, "never encrypted"},
	{fact.Allow, "plaintext first, TLS if the server insists"},
	{fact.Prefer, "TLS first, plaintext if somebody in between says so"},
	{fact.Require, "encrypted, to whoever answers"},
	{fact.VerifyCA, "the authority is checked, the host name is not"},
	{fact.VerifyFull, "the authority and the host name are checked"},
	{fact.ModeUnknown, "undecidable: it depends on a value that is not here"},
}

// modes counts the connections on each rung.
func (r *Run) modes() []modeView {
	on := map[fact.SSLMode][]connectionView{}
	total := 0
	if r.Facts != nil {
		for _, c := range inFileOrder(r.Facts.Clients, func(c *fact.Client) *fact.Base { return &c.Base }) {
			on[modeOf(c)] = append(on[modeOf(c)], connectionOf(c))
			total++
		}
	}
	var out []modeView
	before := 0
	for _, rung := range rungs {
		n := len(on[rung.mode])
		out = append(out, modeView{
			Mode: string(rung.mode), Meaning: rung.meaning, Count: n, Share: share(n, total), Connections: on[rung.mode],
			Start: percent(before, total), Width: percent(n, total),
		})
		before += n
	}
	return out
}

func connectionOf(c *fact.Client) connectionView {
	because := ""
	switch {
	case c.Doubt != "":
		because = "undecidable because of " + string(c.Doubt)
	case len(c.Because) > 0:
		because = c.Because[0].Text
	}
	return connectionView{
		Where: location(c.Place), Name: clean(c.Name), Driver: clean(driverOf(c)), Hosts: clean(hostsOf(c.Hosts)),
		Context: string(c.Context), Because: clean(because),
	}
}

func modeOf(c *fact.Client) fact.SSLMode {
	for _, rung := range rungs {
		if c.SSLMode == rung.mode {
			return c.SSLMode
		}
	}
	return fact.ModeUnknown
}

func percent(n, of int) string {
	if of == 0 {
		return "0%"
	}
	return strconv.FormatFloat(100*float64(n)/float64(of), 'f', 3, 64) + "%"
}

// share is a percentage for people: few of many are not none, and not quite all are not all.
func share(n, of int) string {
	switch {
	case n == 0 || of == 0:
		return ""
	case 100*n < of:
		return "< 1 %"
	case n < of && 100*n > 99*of:
		return "> 99 %"
	}
	return strconv.Itoa((200*n+of)/(2*of)) + " %"
}

// inWords says in a sentence what the picture shows.
func inWords(modes []modeView) string {
	var parts []string
	total := 0
	for _, m := range modes {
		total += m.Count
		if m.Count > 0 {
			parts = append(parts, strconv.Itoa(m.Count)+" "+m.Mode)
		}
	}
	if total == 0 {
		return "No connections."
	}
	return plural(total, "connection") + ", the weakest first: " + strings.Join(parts, ", ") + "."
}
