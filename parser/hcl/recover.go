package hcl

import (
	"sort"

	"github.com/dsnlint/dsnlint/source"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// header is the first line of a top-level block as formatters write it: at the start of a line.
var header = source.Pattern(`(?m)^(resource|data|module|variable|output|provider|locals|terraform)\b[^\n={]*\{`)

// recoverBlocks reads the blocks that the library lost behind an error: each is parsed alone, from its header to the
// next one. broken is the offset of the error in the file; a header inside a sound block is that block's own text.
func recoverBlocks(f *source.File, base source.Text, b *body, broken int) {
	data := base.String()
	start := len(f.Data) - len(data) // a byte order mark
	headers := header().FindAllStringIndex(data, -1)
	for i, h := range headers {
		if covered(b.blocks, h[0]+start, broken) {
			continue
		}
		end := len(data)
		if i+1 < len(headers) {
			end = headers[i+1][0]
		}
		pos := hcl.Pos{Line: 1, Column: 1, Byte: h[0]}
		parsed, _ := hclsyntax.ParseConfig([]byte(data[h[0]:end]), f.Path, pos)
		if parsed == nil {
			continue
		}
		if native, ok := parsed.Body.(*hclsyntax.Body); ok {
			b.blocks = append(b.blocks, fromNative(f, base, native, 0).blocks...)
		}
	}
	sort.SliceStable(b.blocks, func(i, j int) bool {
		return b.blocks[i].where.Span.Start < b.blocks[j].where.Span.Start
	})
}

// covered reports whether the header at offset was read: as a block, or as text inside one that holds no error.
func covered(blocks []*block, offset, broken int) bool {
	for _, b := range blocks {
		s := b.where.Span
		if s.Start == offset {
			return true
		}
		if s.Start < offset && offset < s.End && (broken < s.Start || broken >= s.End) {
			return true
		}
	}
	return false
}
