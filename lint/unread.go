package lint

import "github.com/dsnlint/dsnlint/parser"

// unread lists the files that somebody names and whose names tell no format: nobody looks into them. One that a walk meets
// is not meant by anybody.
func (t *tree) unread(p *parser.Parser) []string {
	var out []string
	for i := range t.files {
		if e := &t.files[i]; (e.named || e.stdin) && !p.Reads(e.shown) {
			out = append(out, e.shown)
		}
	}
	return out
}
