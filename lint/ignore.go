package lint

import (
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/source"
)

// ignores are the entries of the config, also those whose day is past.
func (c *Config) ignores(t *tree, asOf time.Time) []*ignore {
	if c == nil {
		return nil
	}
	f := source.NewFile(t.shown(c.Path), c.data)
	var out []*ignore
	for _, entry := range c.Ignore {
		line, _ := f.Line(entry.line)
		text := string(f.Data[line.Start:line.End])
		start := line.Start + len(text) - len(strings.TrimLeft(text, " \t-"))
		out = append(out, &ignore{
			file: f, line: entry.line, path: entry.Path, rules: []string{entry.Rule}, reason: entry.Reason, until: entry.Until,
			bad: expiry(entry.Until, asOf), place: source.Place{File: f, Span: source.Span{Start: start, End: line.Start + len(strings.TrimRight(text, " \t\r"))}},
		})
	}
	return out
}

// accepting returns the entries that accept a finding today. path is the file's from the repository root.
func accepting(entries []*ignore, f *finding.Finding, path string) []*ignore {
	if f.Place.File == nil {
		return nil
	}
	var out []*ignore
	for _, ig := range entries {
		if ig.bad != "" || !ig.covers(f.Rule) {
			continue
		}
		if ig.path == "" || ig.path == path || matchAny([]string{ig.path}, path) || below(ig.path, path) {
			out = append(out, ig)
		}
	}
	return out
}

// whole reports whether a run reads the whole repository, and tells all of it: only then is an entry of the config that hits nothing good for
// nothing.
func (o Options) whole(t *tree) bool {
	if o.Index != nil || o.DiffBase != "" || t.several {
		return false
	}
	for _, p := range o.named() {
		if t.fromRoot(t.absolute(p)) == "." {
			return true
		}
	}
	return false
}
