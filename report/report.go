// Package report tells people and machines what a run found. Findings, facts and problems come in, bytes in one output
// format go out: one file per format, one line per format in the table below. It alone turns offsets into lines and
// columns, and it alone shows source code, always through the mask.
package report

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// Run is everything that a report may tell. Writers read it and change nothing.
type Run struct {
	// Findings are what is at or above the threshold of what is shown, suppressed ones included.
	Findings []finding.Finding
	Facts    *fact.Set // nil is the empty set
	Beside   *fact.Set // facts that are not of this shard and that findings are about; nil if there are none
	Shard    Shard     // the part that is told; the zero value is all
	Problems []source.Problem
	Summary  Summary
	Secrets  map[*source.File][]source.Span // raw bytes that no frame or snippet shows; any order, may overlap
	Rules    []RuleInfo
	Tool     Tool
	Root     string           // the repository's root, absolute, with slashes; "" if there is none
	WorkDir  string           // what relative paths are relative to, absolute, with slashes
	Scope    []string         // the files and folders that were asked for, as given; none means the working directory
	Revision Revision         // what version control knows of Root
	AsOf     time.Time        // the day by which dates were judged; zero if it is not told
	FailOn   finding.Severity // the level at which the program fails; None is never, "" is not known
	ExitCode *int             // what the program is going to end with; nil if that is not known
	Colour   bool             // text may use terminal colours
	Columns  int              // of the terminal that text is for, which is then laid out for the eye; 0 means a pipe or a file

	// SourceURL is what a path from Root is appended to, to look at the file; "" if there is no such address.
	SourceURL string
	// StepSummary says that all findings are listed in the summary of a step of GitHub Actions.
	StepSummary bool

	// ShowSuppressed lists suppressed findings in text and JSON. SARIF and JUnit always hold them, marked as such; the
	// other formats have no word for them and never do.
	ShowSuppressed bool

	hidden map[*source.File][]source.Span // Secrets, sorted and disjoint; nil if nobody asked yet
}

// Shard is a part of a run that is told in several: Index of Of, from 1 on.
type Shard struct {
	Index int `json:"index"`
	Of    int `json:"of"`
}

// category is the part of a SARIF category that keeps the reports of shards apart.
func (s Shard) category() string {
	if s.Of == 0 {
		return ""
	}
	return fmt.Sprintf("shard-%d-of-%d/", s.Index, s.Of)
}

// Tool names the program that wrote the report.
type Tool struct {
	Name           string
	Version        string // "1.2.3" without "v"; any word for a build that is no release
	InformationURI string // absolute
}

// Revision says which version of which repository was looked at. Each part is "" if it is not known.
type Revision struct {
	Repository string // its URI, without credentials
	ID         string // the commit
	Branch     string
}

// Standard is a requirement of a standard that a rule checks.
type Standard struct {
	ID        string // CWE-319, OWASP-ASVS-12.3.1
	Of        string // the standard: CWE, OWASP ASVS 5.0.0
	Title     string
	URL       string
	Engines   []string // it is about these only; all if empty
	Resources []string // it is about resources of these types only, '*' at the end for any rest; all if empty
}

// RuleInfo is what a report tells about a rule beside its findings.
type RuleInfo struct {
	ID               string
	Title            string // a few words
	Description      string // what fires it, in sentences
	Why              string // what an attacker can do
	Help             string // how to mend it, Markdown
	HelpURI          string // absolute; "" if there is no page
	Severity         finding.Severity
	Tags             []string // "security", "CWE-295" …
	Standards        []Standard
	SecuritySeverity string // "0.0" to "10.0", the scale of CVSS; "" if it is no security rule
	Precision        string // very-high, high, medium, low; "" means high
}

// Summary is the count at the end. Judged and Undecidable add up to the client facts; Findings are those that are shown
// and not suppressed.
type Summary struct {
	Files       int `json:"files"`
	Facts       int `json:"facts"`
	Judged      int `json:"judged"`
	Undecidable int `json:"undecidable"`
	Findings    int `json:"findings"`
	Suppressed  int `json:"suppressed"`
}

// formats is the table of outputs: adding one is a file and a line.
var formats = []struct {
	name  string
	write func(io.Writer, *Run) error
}{
	{"text", writeText},
	{"json", writeJSON},
	{"sarif", writeSARIF},
	{"github", writeGitHub},
	{"gitlab", writeGitLab},
	{"junit", writeJUnit},
	{"checkstyle", writeCheckstyle},
	{"html", writeHTML},
}

// Formats returns the names that Write knows, the default first.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// Write writes the run to w in the named format. The error is w's own or says that the format is unknown.
func Write(w io.Writer, format string, run *Run) error {
	for _, f := range formats {
		if f.name == format {
			return f.write(w, run.sorted())
		}
	}
	return fmt.Errorf("unknown format %q: it is one of %s", format, strings.Join(Formats(), ", "))
}

// listed returns the findings in the order of the contract: file, start offset, rule, fact.
func (r *Run) listed(suppressed bool) []finding.Finding {
	var out []finding.Finding
	for _, f := range r.Findings {
		if f.Suppressed == nil || suppressed {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b finding.Finding) int {
		return cmp.Or(cmp.Compare(pathOf(a.Place), pathOf(b.Place)), cmp.Compare(a.Place.Span.Start, b.Place.Span.Start),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fact, b.Fact))
	})
	return out
}

// problems returns the problems in the order file, start offset, code.
func (r *Run) problems() []source.Problem {
	out := slices.Clone(r.Problems)
	slices.SortStableFunc(out, func(a, b source.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Place.Span.Start, b.Place.Span.Start),
			cmp.Compare(a.Code, b.Code))
	})
	return out
}

func pathOf(p source.Place) string {
	if p.IsZero() {
		return ""
	}
	return p.File.Path
}

// fromRoot rewrites a path that is relative to the working directory, or absolute, as one that is relative to the
// repository's root. A path outside the root, or without a known root, comes back absolute or as it was.
func (r *Run) fromRoot(name string) string {
	if name == "" || r.Root == "" {
		return name
	}
	full := name
	if !isAbsolute(name) {
		if r.WorkDir == "" {
			return path.Clean(name)
		}
		full = r.WorkDir + "/" + name
	}
	full = path.Clean(full)
	root := strings.TrimSuffix(path.Clean(r.Root), "/")
	if rest, ok := strings.CutPrefix(full, root+"/"); ok {
		return rest
	}
	return full
}

// isAbsolute knows the absolute slash paths of every system, whichever one it runs on: /srv and C:/srv.
func isAbsolute(name string) bool {
	return strings.HasPrefix(name, "/") || hasDrive(name)
}

func hasDrive(name string) bool {
	return len(name) >= 3 && name[1] == ':' && name[2] == '/' && (name[0]|0x20) >= 'a' && (name[0]|0x20) <= 'z'
}

// known are the facts that findings may be about.
func (r *Run) known() *fact.Set {
	var out fact.Set
	for _, set := range []*fact.Set{r.Facts, r.Beside} {
		if set != nil {
			out.Add(set)
		}
	}
	return &out
}

// target is how the driver or server of a fact spells full protection, and what that is good for.
type target struct{ spelling, purpose string }

// targets are those of the facts, by id.
type targets map[string]target

func (r *Run) targets() targets {
	out, facts := targets{}, r.known()
	for i := range facts.Servers {
		s := &facts.Servers[i]
		out[s.ID] = target{s.Advice.Target, serverPurpose(s)}
	}
	for i := range facts.Clients {
		c := &facts.Clients[i]
		out[c.ID] = target{c.Advice.Target, "for full verification"}
	}
	return out
}

// serverPurpose says what a server's target is good for.
func serverPurpose(s *fact.Server) string {
	switch {
	case s.Weakness != "":
		return "for strong ciphers only"
	case s.Enforced == "" && s.TLSMin != "":
		return "to refuse old versions of TLS"
	}
	return "to refuse plaintext"
}
