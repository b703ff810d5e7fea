package report

import "github.com/dsnlint/dsnlint/finding"

// style is a sequence that switches a terminal's rendition; "" is plain.
type style string

const (
	plain  style = ""
	bold   style = "1"
	faint  style = "2"
	red    style = "1;31"
	yellow style = "1;33"
	blue   style = "1;34"
	note   style = "1;36"
	cyan   style = "36"
	green  style = "32"

	gutterStyle  style = "34"
	headingStyle style = "1;4"
)

var severityStyle = map[finding.Severity]style{finding.Error: red, finding.Warning: yellow, finding.Note: note}

// painter puts styles around words, or leaves them as they are when colours are off.
type painter bool

func (p painter) paint(s style, text string) string {
	if !p || s == plain || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}
