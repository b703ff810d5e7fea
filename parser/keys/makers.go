package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// blockIndex finds the known blocks of programs by the last segment of their path.
type blockIndex struct {
	byLast map[string][]programBlock // "x.*" for paths that end in a star behind x, "*" for two stars, and for no path
	env    []programBlock
}

// environmentPath is the path of blocks that are variables of an environment.
const environmentPath = "env:"

// programBlock is a known block, its path ready for comparison.
type programBlock struct {
	*setting.Block
	path rule
}

func newBlockIndex(blocks []setting.Block) blockIndex {
	x := blockIndex{byLast: map[string][]programBlock{}}
	for i := range blocks {
		b := programBlock{Block: &blocks[i]}
		if b.Path == environmentPath {
			x.env = append(x.env, b)
			continue
		}
		last := "*"
		if b.Path != "" {
			b.path.segments = splitPath(b.Path)
			last = endOf(b.path.segments)
		}
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

// at returns the blocks that a mapping may be by its path.
func (x blockIndex) at(p string) []programBlock {
	path := splitPath(p)
	var out []programBlock
	last := path[len(path)-1]
	keys := [...]string{last, "", "*"}
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
