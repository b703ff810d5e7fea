package lint

import "github.com/dsnlint/dsnlint/parser"

// unread lists the files that somebody names and whose names tell no format: nobody looks into them. One that a walk meets
// is not meant by anybody.
func (t *tree) unread(p *parser.Parser) []string {
	var out []string
	for i := range t.files {
		if at := t.files[i].special; at > 0 && (t.special[at-1].named || t.special[at-1].stdin) && !p.Reads(t.name(i)) {
			out = append(out, t.name(i))
		}
	}
	return out
}
