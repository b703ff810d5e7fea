package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// blockIndex finds the known blocks of programs by the last segment of their path, and those without a path by the member
// that selects them.
type blockIndex struct {
	byLast   map[string][]programBlock // "x.*" for paths that end in a star behind x
	anywhere []programBlock
	bySelect map[string][]int // the first segment of the first member that selects a block → its number among those
	env      []programBlock
}

// environmentPath is the path of blocks that are variables of an environment.
const environmentPath = "env:"

// programBlock is a known block, its path ready for comparison.
type programBlock struct {
	*setting.Block
	path rule
}

func newBlockIndex(blocks []setting.Block) blockIndex {
	x := blockIndex{byLast: map[string][]programBlock{}, bySelect: map[string][]int{}}
	for i := range blocks {
		b := programBlock{Block: &blocks[i]}
		if b.Path == environmentPath {
			x.env = append(x.env, b)
			continue
		}
		if b.Path == "" {
			key := firstSegment(setting.FoldKey(b.Select[0].Keyword))
			x.bySelect[key] = append(x.bySelect[key], len(x.anywhere))
			x.anywhere = append(x.anywhere, b)
			continue
		}
		b.path.segments = splitPath(b.Path)
		last := endOf(b.path.segments)
		x.byLast[last] = append(x.byLast[last], b)
	}
	return x
}

// endOf is what the paths of a block are found by.
func endOf(segments []string) string {
	n := len(segments)
	if segments[n-1] == "*" && n > 1 && segments[n-2] != "*" {
		return segments[n-2] + ".*"
	}
	return segments[n-1]
}

func firstSegment(key string) string {
	first, _, _ := strings.Cut(key, ".")
	return first
}

// in returns the blocks without a path that a mapping may be by its members.
func (x blockIndex) in(n *tree.Node) []programBlock {
	var numbers []int
	for _, c := range n.Children {
		for _, i := range x.bySelect[firstSegment(setting.FoldKey(c.Key.String()))] {
			if !slices.Contains(numbers, i) {
				numbers = append(numbers, i)
			}
		}
	}
	slices.Sort(numbers)
	var out []programBlock
	for _, i := range numbers {
		out = append(out, x.anywhere[i])
	}
	return out
}

// at returns the blocks that a mapping may be by its path.
func (x blockIndex) at(p string) []programBlock {
	path := splitPath(p)
	var out []programBlock
	last := path[len(path)-1]
	keys := [...]string{last, ""}
	if len(path) > 1 {
		keys[1] = path[len(path)-2] + ".*"
	}
	for _, key := range keys {
		for _, b := range x.byLast[key] {
			if _, _, ok := b.path.match(path); ok {
				out = append(out, b)
			}
		}
	}
	if kind, _, named := strings.Cut(last, "/"); named && len(out) == 0 { // postgresql/orders: one of several
		path[len(path)-1] = kind
		for _, b := range x.byLast[kind] {
			if _, _, ok := b.path.match(path); ok && len(b.path.segments) > 1 {
				out = append(out, b)
			}
		}
	}
	return out
}
