// Package lint is the story of the tool: it names the stages in order and hands values from one to the next. No stage
// knows another. It is the only package that reads the disk.
package lint

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/internal/joint"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Options is what a run is asked for.
type Options struct {
	Paths       []string // files and folders as given; none means the working directory
	Index       *Index   // read what is staged, by default only what the next commit changes; nil means the work tree
	Listed      bool     // the paths are a list: none means no file at all
	WorkDir     string   // absolute
	StdinName   string   // the name that tells the format of Stdin; "" if there is none
	Stdin       []byte
	Shard       Shard  // the part of the run that is told; the zero value tells all
	DiffBase    string // report only what changed since HEAD and this revision parted; "" reports all
	AsOf        time.Time
	NoGitignore bool
	Docs        bool // read the code blocks of documents too
	NoIgnore    bool // inline suppressions do not count
	Only        []string
	Skip        []string
	Jobs        int
	Config      *Config        // nil means none
	Baseline    *Baseline      // nil means none
	FactsOnly   bool           // stop before judging
	Progress    func(Progress) // told how far a long run has come, by one caller at a time; nil if nobody wants to know
	Policies    []string       // folders and bundles of custom policies, relative to WorkDir; the config may name more
	Packs       []*rules.Pack  // policies that were read already
	Profile     string         // "" for the config's, or the default one
	Sandbox     rules.Sandbox
	Limits      rules.Limits // of the sandbox; the zero value means the usual ones

	book    *Rulebook
	parser  *parser.Parser    // of a run before, with the same Docs; nil to prepare one
	ahead   *joint.Group      // what is made ready while the run goes on, and ends with it
	overlay map[string]edited // what fixes make of files, by their shown paths
}

// Result is everything that a report may say.
type Result struct {
	Facts      *fact.Set
	Beside     *fact.Set         // facts of other shards that findings are about; nil if there are none
	Findings   []finding.Finding // sorted; suppressed ones are marked, not left out
	Problems   []source.Problem
	Secrets    map[*source.File][]source.Span
	Catalogue  *rules.Catalogue
	Shard      Shard
	Files      int // files walked
	Parsed     int // files that passed the prefilter
	Root       string
	Undecided  int
	Doubts     map[fact.Doubt]int // why, of the undecided ones
	Judged     int
	Suppressed int
	Unread     []string // named files whose names tell no format

	files  []*source.File // that were parsed
	book   *Rulebook      // what they were judged by
	parser *parser.Parser // and read by
}

// Misuse is an error that the caller can mend: a rule or a path that does not exist.
type Misuse struct{ error }

// Run lints. An error is a Misuse or a failure of the tool, never a finding and never an input that cannot be read.
func Run(ctx context.Context, o Options) (*Result, error) {
	r := &Result{Facts: &fact.Set{}, Secrets: map[*source.File][]source.Span{}, Doubts: map[fact.Doubt]int{}}
	if o.Index != nil {
		defer o.Index.Close()
	}
	o.ahead = &joint.Group{}
	defer o.ahead.Wait()
	p, book, tree, err := begin(ctx, o)
	if err != nil {
		return nil, err
	}
	o.book, r.book, r.Catalogue, r.parser = book, book, book.Catalogue, p
	since, err := changesSince(ctx, o, tree, p)
	if err != nil {
		return nil, Misuse{err}
	}
	r.Root, r.Shard, r.Unread = tree.root, o.Shard, tree.unread(p)
	parts, byFile := tree.parts(o)
	for _, part := range parts {
		if err := r.lint(ctx, o, part, p, since, share{part, o.Shard, byFile}); err != nil {
			return nil, err
		}
	}
	if len(parts) > 1 {
		sortFindings(r.Findings)
		sortFacts(r.Facts)
		sortProblems(r.Problems)
	}
	r.count()
	r.Suppressed = countSuppressed(r.Findings)
	return r, ctx.Err()
}

// lint adds what there is to tell about one repository.
func (r *Result) lint(ctx context.Context, o Options, tree *tree, p *parser.Parser, since *changes, mine share) error {
	catalogue := r.Catalogue
	r.Files += mine.files()

	found, predictor := understand(ctx, o, tree, p, catalogue)
	r.Problems, r.Parsed = append(r.Problems, mine.problems(since.problems(found.problems))...), r.Parsed+found.parsed
	secrets := map[*source.File][]source.Span{}
	found.secrets(secrets)
	maps.Copy(r.Secrets, secrets)
	facts := predictor.facts(found)
	if o.FactsOnly {
		own, _ := mine.facts(facts, nil)
		r.Facts.Add(own)
		return nil
	}

	o.reached(Progress{Stage: "judging"})
	findings, err := o.book.judge(ctx, o, facts)
	if err != nil {
		return err
	}
	files := slices.Concat(found.files(), predictor.texts)
	r.files = append(r.files, files...)
	findings = suppress(findings, files, tree, catalogue, o)
	findings = settle(o.book.chosen(findings, facts), o)
	identify(findings, tree, found, facts)
	if findings, err = since.keep(ctx, o, catalogue, mine.findings(findings), facts); err != nil {
		return err
	}
	o.Baseline.accept(findings, o.AsOf)
	predictor.mend(findings, facts, secrets)
	own, beside := mine.facts(facts, findings)
	r.Facts.Add(own)
	r.Findings, r.Beside = append(r.Findings, findings...), beside
	return nil
}

// begin reads the rules, prepares the parsers and lists the files, side by side: a hook's run is over soon after.
func begin(ctx context.Context, o Options) (*parser.Parser, *Rulebook, *tree, error) {
	var (
		wg              joint.Group
		book            *Rulebook
		t               *tree
		broken, missing error
	)
	wg.Go(func() { book, broken = o.rulebook(ctx) })
	wg.Go(func() { t, missing = walk(o) })
	p := o.parser
	if p == nil {
		p = parser.Prepare(known)
		p.Docs = o.Docs
	}
	wg.Wait()
	if broken != nil {
		return nil, nil, nil, broken
	}
	if err := o.check(book.Catalogue); err != nil {
		return nil, nil, nil, Misuse{err}
	}
	if missing != nil {
		return nil, nil, nil, Misuse{missing}
	}
	return p, book, t, nil
}

// understand finds the settings of a tree, and prepares what predicts from them. With the first of them, what the rest of
// the run needs is begun to be made ready.
func understand(ctx context.Context, o Options, t *tree, p *parser.Parser, catalogue *rules.Catalogue) (*scanned, *predictor) {
	found := scan(ctx, o, t, p, sync.OnceFunc(func() {
		o.ahead.Go(func() { t.disk.names(t.root) })
		if !o.FactsOnly {
			o.ahead.Go(func() { _, _ = catalogue.Compile(ctx) })
		}
	}))
	predictor := newPredictor(o, t, found, p)
	o.reached(Progress{Stage: "following values"})
	follow(ctx, found, predictor)
	sortProblems(found.problems)
	return found, predictor
}

// Needles are the words of which one must stand in a file for it to be parsed, in lower case.
func Needles() []string { return parser.New(known()).Needles() }

// known is what the parsers must know about drivers and servers.
func known() setting.Known {
	k := driver.Known()
	k.Resources = append(policies.ResourceTypes(), server.Types()...)
	k.Constants = policies.Constants()
	for _, t := range policies.Terminators() {
		k.Terminators = append(k.Terminators, t.Image)
	}
	return k
}

// judges reports whether findings of a rule are wanted.
func (o Options) judges(rule string) bool {
	wanted := len(o.Only) == 0 || slices.Contains(o.Only, rule)
	return wanted && !slices.Contains(o.Skip, rule) && !o.Config.off(rule)
}

// named are the paths of the run: the working directory where none was given.
func (o Options) named() []string {
	if len(o.Paths) == 0 && o.StdinName == "" && !o.Listed {
		return []string{"."}
	}
	return o.Paths
}

// check refuses rule ids that do not exist.
func (o Options) check(catalogue *rules.Catalogue) error {
	for _, list := range [][]string{o.Only, o.Skip, o.Config.ruleIDs()} {
		for _, id := range list {
			if catalogue.Find(id) == nil {
				if meant := Resembling(id, catalogue.IDs()); meant != "" {
					return fmt.Errorf("there is no rule %q; did you mean %q? `dsnlint rules` lists all", id, meant)
				}
				return fmt.Errorf("there is no rule %q; `dsnlint rules` lists them", id)
			}
		}
	}
	return nil
}

func (r *Result) count() {
	for i := range r.Facts.Clients {
		if r.Facts.Clients[i].SSLMode == fact.ModeUnknown {
			r.Undecided++
			r.Doubts[r.Facts.Clients[i].Doubt]++
		} else {
			r.Judged++
		}
	}
}

func countSuppressed(findings []finding.Finding) int {
	n := 0
	for i := range findings {
		if findings[i].Suppressed != nil {
			n++
		}
	}
	return n
}
