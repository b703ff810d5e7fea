package parser

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// needlesFile holds the needles of what the program knows, one a line, quoted: to gather them takes all tables of drivers
// and resources, which a run that finds none of them never needs.
//
//go:embed needles.txt
var needlesFile string

// writtenNeedles are the needles of what the program knows, without gathering them.
func writtenNeedles() []string {
	var out []string
	for line := range strings.Lines(needlesFile) {
		if n, err := strconv.Unquote(strings.TrimSuffix(line, "\n")); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// NeedleList is what needles.txt is to hold. A test compares them, and writes it anew with `go test ./lint -run
// TestNeedles -update`.
func NeedleList(known setting.Known) string {
	var lines []string
	for _, n := range needles(known) {
		lines = append(lines, strconv.Quote(strings.ToLower(n))+"\n")
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "")
}
