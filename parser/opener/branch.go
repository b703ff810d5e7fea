package opener

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Which statements exclude each other is told by the layout: between the branches of a condition stands a line with else,
// case or the like, less indented than both.

// maxPrefix bounds how much of a line is looked at for braces.
const maxPrefix = 400

// indent is how deep an offset stands in blocks: how far its line is indented, and the blocks that open on that line.
func (f *finder) indent(offset int) int {
	line := max(0, sort.SearchInts(f.lines, offset+1)-1)
	start := f.lines[line]
	n := f.indents[line]
	if offset-start > maxPrefix || offset > len(f.unit.File.Data) {
		return n
	}
	before := f.unit.File.Data[start:offset]
	if f.unit.Language == "python" && headsOneLine().Match(before) {
		n++
	}
	if bytes.IndexByte(before, '{') < 0 {
		return n
	}
	return n + blocksOpen(before)
}

// blocksOpen counts the blocks that are open at the end of a line's beginning. Braces of objects do not count.
func blocksOpen(line []byte) int {
	var blocks []bool
	n := 0
	for i, c := range line {
		switch {
		case c == '{':
			block := opensBlock().Match(line[:i]) || n == 0 && len(blocks) == 0 && controls().Match(line[:i])
			blocks = append(blocks, block)
			n += boolInt(block)
		case c == '}' && len(blocks) > 0:
			n -= boolInt(blocks[len(blocks)-1])
			blocks = blocks[:len(blocks)-1]
		}
	}
	return n
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// opensBlock matches what stands before the brace of a block, and controls the beginning of a line that heads one.
var (
	opensBlock = source.Pattern(`(\)|=>|\b(else|try|finally|do|loop|unsafe))\s*$`)
	controls   = source.Pattern(`^[\s}]*(else\s+)?(if|for|while|match|switch|unless)\b`)
)

// headsOneLine matches what stands before a statement on the line of its condition: if x: y = 1.
var headsOneLine = source.Pattern(`^\s*(if|elif|else|for|while|with|try|except|finally)\b.*:\s*$`)

// nextBranch matches the line between two branches, and lastBranch one that leaves no case out.
var (
	nextBranch = source.Pattern(`^[\s}]*(else|elif|elsif|elseif|case|when|default|catch|except|rescue)\b`)
	lastBranch = source.Pattern(`^[\s}]*(else\s*([{:]|do\b|$)|default\b|case\s+_|_\s*->|_\s*=>)`)
)

// apart reports whether two statements, the first before the second, stand in different branches of one condition, and
// whether the second stands in a branch that is taken whenever no other is.
func (f *finder) apart(a, b int) (apart, last bool) {
	key := [2]int{a, b}
	known, ok := f.parted[key]
	if !ok {
		known[0], known[1] = f.compare(a, b)
		f.parted[key] = known
	}
	return known[0], known[1]
}

func (f *finder) compare(a, b int) (apart, last bool) {
	first, second := sort.SearchInts(f.lines, a+1)-1, sort.SearchInts(f.lines, b+1)-1
	if first == second {
		return f.apartOnLine(a, b)
	}
	if second-first > maxBranchLines {
		return false, false
	}
	least := min(f.indent(a), f.indent(b))
	var between []string
	for line := first + 1; line <= second; line++ {
		text := f.line(line)
		if strings.TrimSpace(text) == "" {
			continue
		}
		switch n := f.indents[line]; {
		case n >= least:
		case len(between) > 0 && n < f.width(between[0]):
			between = []string{text}
			least = n + 1
		default:
			between = append(between, text)
			least = n + 1
		}
	}
	return separates(between)
}

// maxBranchLines bounds how far apart the branches of a condition are.
const maxBranchLines = 200

// separates reports whether lines of one indentation only lead from branch to branch.
func separates(lines []string) (apart, last bool) {
	for _, l := range lines {
		if strings.Trim(l, " \t}") == "" {
			continue // the brace in front of an else on a line of its own
		}
		if !nextBranch().MatchString(l) && !lastBranch().MatchString(l) {
			return false, false
		}
		apart, last = true, lastBranch().MatchString(l)
	}
	return apart, last
}

func (f *finder) apartOnLine(a, b int) (apart, last bool) {
	if b-a > maxPrefix || a > b {
		return false, false
	}
	between := string(f.unit.File.Data[a:b])
	_, behind, ok := strings.Cut(between, "}")
	behind = "}" + behind
	return ok && nextBranch().MatchString(behind), ok && lastBranch().MatchString(behind)
}

func (f *finder) line(n int) string {
	end := len(f.unit.File.Data)
	if n+1 < len(f.lines) {
		end = f.lines[n+1] - 1
	}
	return string(f.unit.File.Data[f.lines[n]:min(end, f.lines[n]+maxPrefix)])
}

func (f *finder) width(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// reaching drops the definitions that cannot hold at an offset: those in other branches of the condition that the use
// stands in.
func (f *finder) reaching(defs []*token.Assign, at int) []*token.Assign {
	if len(defs) < 2 {
		return defs
	}
	defs = defs[max(0, len(defs)-2*maxBranches):]
	return slices.DeleteFunc(slices.Clone(defs), func(d *token.Assign) bool {
		apart, _ := f.apart(d.Place.Span.Start, at)
		return apart && d.Place.Span.End <= at
	})
}

// surely drops the value from before a condition all of whose branches set the name.
func (f *finder) surely(defs []*token.Assign, at int) []*token.Assign {
	if len(defs) < 3 || f.indent(at) > f.indent(defs[0].Place.Span.Start) {
		return defs
	}
	places := make([]source.Place, 0, len(defs)-1)
	for _, d := range defs[1:] {
		places = append(places, d.Place)
	}
	if f.exhaustive(places) {
		f.claimed = append(f.claimed, defs[0].Value.Place) // nothing ever uses it
		return defs[1:]
	}
	return defs
}

// exhaustive reports whether statements are the branches of one condition, of which one is always taken.
func (f *finder) exhaustive(places []source.Place) bool {
	ends := false
	for i := 1; i < len(places); i++ {
		apart, last := f.apart(places[i-1].Span.Start, places[i].Span.Start)
		if !apart {
			return false
		}
		ends = last
	}
	return ends
}

// executed keeps, of calls in order, those that are executed on this run's way: of those in the branches of one condition
// one, and none of them where no branch is always taken.
func (r *run) executed(calls []*token.Call, made source.Place) []*token.Call {
	level := r.indent(made.Span.Start)
	var out []*token.Call
	for i := 0; i < len(calls); {
		if r.indent(calls[i].Place.Span.Start) <= level {
			out = append(out, calls[i])
			i++
			continue
		}
		branches, end := r.branchesFrom(calls, i)
		places := make([]source.Place, 0, len(branches)+1)
		for _, b := range branches {
			places = append(places, b[0].Place)
		}
		if !r.exhaustive(places) || len(places) < 2 {
			places = append(places, made)
		}
		if n := r.choose(calls[i], places); n < len(branches) {
			r.note(branches[n][0].Guard)
			out = append(out, branches[n]...)
		}
		i = end
	}
	return out
}

// branchesFrom groups the calls from index i on that stand in blocks by the branches of one condition, up to index end.
func (r *run) branchesFrom(calls []*token.Call, i int) (branches [][]*token.Call, end int) {
	branches = [][]*token.Call{{calls[i]}}
	for end = i + 1; end < len(calls); end++ {
		before, c := calls[end-1], calls[end]
		apart, _ := r.apart(before.Place.Span.Start, c.Place.Span.Start)
		switch {
		case apart:
			branches = append(branches, []*token.Call{c})
		case r.sameBlock(before.Place.Span.Start, c.Place.Span.Start):
			branches[len(branches)-1] = append(branches[len(branches)-1], c)
		default:
			return branches, end
		}
	}
	return branches, end
}

// sameBlock reports whether no line between two statements is indented less than they are.
func (f *finder) sameBlock(a, b int) bool {
	first, second := sort.SearchInts(f.lines, a+1)-1, sort.SearchInts(f.lines, b+1)-1
	for line := first + 1; line < second && line-first < maxBranchLines; line++ {
		if f.indents[line] < f.indents[first] && strings.TrimSpace(f.line(line)) != "" {
			return false
		}
	}
	return f.indents[first] == f.indents[second]
}
