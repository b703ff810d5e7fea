package lint

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/parser"
	"github.com/dsnlint/dsnlint/source"
)

// changes are the lines that differ from a revision, of files by their slash paths from the root. They are told by git, so
// that they are what a review shows.
type changes struct {
	t     *tree
	fixed map[string]edited // the files that lie on the disk as they were before fixes, by their shown paths
	parse *parser.Parser
	base  *Index          // where HEAD and the revision parted
	same  bool            // nothing changed since
	whole map[string]bool // files that are new, or of which git shows no lines
	lines map[string][]stretch
	moved map[string]string // files, by what they were called at the base
}

// stretch is some lines, the first and the last of them. Where lines were taken out it is the two around the gap, of
// which only a place that has both in it is changed.
type stretch struct {
	first, last int
	gap         bool
}

var (
	errNoRevision = errors.New("git knows no such revision here as --diff-base names; `git fetch` it, or name one of `git branch --all`")
	errNoBase     = errors.New("the revision of --diff-base and HEAD have no common ancestor; name a revision that HEAD was made from")
	errShallow    = errors.New("this clone is shallow and ends before the revision of --diff-base and HEAD part; `git fetch --unshallow`, or let the CI check out the whole history (fetch-depth: 0)")
	errNoGit      = errors.New("git cannot work with the repository here; `git status` in this folder tells why")
	errNoDiff     = errors.New("git cannot tell what changed since the revision of --diff-base; `git status` in this folder tells why")
)

// changesSince asks what changed since HEAD and a revision parted: in the work tree, or in what is staged. Without a
// revision all counts as changed.
func changesSince(ctx context.Context, o Options, t *tree, p *parser.Parser) (*changes, error) {
	if o.DiffBase == "" {
		return nil, nil
	}
	r, ok := openRepository(t.root)
	if !ok {
		return nil, errNoRepository
	}
	base, err := r.mergeBase(o.DiffBase)
	if err != nil {
		return nil, err
	}
	c := &changes{
		t: t, fixed: o.overlay, parse: p, base: newIndex(r, base),
		whole: map[string]bool{}, lines: map[string][]stretch{}, moved: map[string]string{},
	}
	args := []string{
		"diff", "--raw", "--patch", "--unified=0", "--no-abbrev", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-color",
		"--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0",
	}
	if o.Index != nil {
		args = append(args, "--cached")
	}
	out, err := ask(r.command(append(args, base, "--")...))
	if err != nil {
		return nil, errNoDiff
	}
	c.read(out)
	c.same = len(out) == 0
	if o.Index != nil {
		return c, ctx.Err()
	}
	out, err = ask(r.command("ls-files", "--others", "--exclude-standard", "-z"))
	if err != nil {
		return nil, errNoDiff
	}
	for _, name := range fields(out) {
		c.whole[name], c.same = true, false
	}
	return c, ctx.Err()
}

// mergeBase is where HEAD and a revision part.
func (r repository) mergeBase(revision string) (string, error) {
	out, err := ask(r.command("merge-base", "HEAD", revision))
	base := strings.TrimSpace(string(out))
	var exit *exec.ExitError
	switch {
	case err == nil && base != "":
		return base, nil
	case r.runs("rev-parse", "--git-dir") != nil:
		return "", errNoGit
	case !errors.As(err, &exit) || exit.ExitCode() != 1:
		return "", errNoRevision
	}
	if out, err := ask(r.command("rev-parse", "--is-shallow-repository")); err == nil && strings.TrimSpace(string(out)) == "true" {
		return "", errShallow
	}
	return "", errNoBase
}

// read takes in what git prints: a line for each file, then the hunks. Lines of files begin with a sign or a blank there,
// so that they cannot be taken for a header.
func (c *changes) read(out []byte) {
	name, hunks := "", false
	for line := range bytes.Lines(out) {
		text := strings.TrimSuffix(string(line), "\n")
		switch {
		case strings.HasPrefix(text, ":"):
			c.file(text)
		case strings.HasPrefix(text, "diff --git "):
			name, hunks = "", false
		case !hunks && strings.HasPrefix(text, "+++ "):
			name = strings.TrimPrefix(unquote(strings.TrimPrefix(text, "+++ ")), "b/")
		case strings.HasPrefix(text, "@@ "):
			hunks = true
			c.hunk(name, text)
		}
	}
}

// file notes a file of :OLDMODE MODE OLDOBJECT OBJECT STATUS and one name or two, as changed in whole until hunks say more.
func (c *changes) file(text string) {
	parts := strings.Split(text, "\t")
	about := strings.Fields(parts[0])
	if len(about) == 5 && len(parts) > 1 && about[4] != "D" && about[4] != "R100" && about[4] != "C100" {
		c.whole[unquote(parts[len(parts)-1])] = true
	}
	if len(parts) == 3 {
		c.moved[unquote(parts[1])] = unquote(parts[2])
	}
	if len(about) == 5 && about[2] == about[3] && strings.Trim(about[3], "0") != "" { // only its mode is new
		delete(c.whole, unquote(parts[len(parts)-1]))
	}
}

// hunk notes the lines of @@ -FIRST,COUNT +FIRST,COUNT @@.
func (c *changes) hunk(name, text string) {
	parts := strings.Fields(text)
	if len(parts) < 4 || name == "" {
		return
	}
	at, count, counted := strings.Cut(strings.TrimPrefix(parts[2], "+"), ",")
	first, err := strconv.Atoi(at)
	n := 1
	if counted && err == nil {
		n, err = strconv.Atoi(count)
	}
	if err != nil {
		return
	}
	delete(c.whole, name)
	s := stretch{first: first, last: first + n - 1}
	if n == 0 {
		s = stretch{first: first, last: first + 1, gap: true}
	}
	c.lines[name] = append(c.lines[name], s)
}

// unquote reads a name as git prints it: in quotes where it has odd bytes, with a tab behind it where it has blanks.
func unquote(text string) string {
	if name, err := strconv.Unquote(text); err == nil && strings.HasPrefix(text, `"`) {
		return name
	}
	return strings.TrimSuffix(text, "\t")
}

// placesOf lists what a finding names and what its fact rests on, here and in the files that values come from.
func placesOf(f *finding.Finding, b *fact.Base, c *fact.Client) []source.Place {
	out := []source.Place{f.Place, f.Block}
	for _, r := range f.Related {
		out = append(out, r.Place)
	}
	if b == nil {
		return out
	}
	out = append(out, b.Place, b.Anchor)
	for _, p := range b.Spots {
		out = append(out, p)
	}
	for at, way := range b.Ways {
		out = append(append(out, at), way...)
	}
	for _, r := range b.Related {
		out = append(out, r.Place)
	}
	if c == nil {
		return out
	}
	for i := range c.Options {
		out = append(out, c.Options[i].Place, c.Options[i].Key)
	}
	for i := range c.Hosts {
		out = append(out, c.Hosts[i].Place)
	}
	return out
}

// touch reports whether a change reaches into a place.
func (c *changes) touch(p source.Place) bool {
	if p.File == nil {
		return false
	}
	name := c.t.fromRoot(c.t.system(p.File.Path))
	if c.whole[name] {
		return true
	}
	if len(c.lines[name]) == 0 {
		return false
	}
	was := c.fixed[p.File.Path]
	first := was.line(p.File.At(p.Span.Start).Line)
	last := was.line(p.File.At(max(p.Span.Start, p.Span.End-1)).Line)
	return slices.ContainsFunc(c.lines[name], func(s stretch) bool {
		if s.gap {
			return first <= s.first && s.last <= last
		}
		return first <= s.last && s.first <= last
	})
}
