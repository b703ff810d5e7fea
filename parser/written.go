package parser

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// needlesFile holds the needles of what the program knows, one a line, quoted: to gather them takes all tables of drivers
// and resources, which a run that finds none of them never needs. Behind a needle that does not count everywhere stand the
// languages of the programs in which it does, "programs" for all of them, and "files" for what is no program.
//
//go:embed needles.txt
var needlesFile string

// How needles.txt calls what is no program, and programs of any language.
const (
	files    = "files"
	programs = "programs"
)

// writtenNeedles are the needles of what the program knows, without gathering them.
func writtenNeedles(language string) []string {
	kind := programs
	if language == "" {
		language, kind = files, files
	}
	var out []string
	for line := range strings.Lines(needlesFile) {
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			continue
		}
		if where := line[len(quoted) : len(line)-1]; where != "" && where != " "+kind && !strings.Contains(where+" ", " "+language+" ") {
			continue
		}
		if n, err := strconv.Unquote(quoted); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// NeedleList is what needles.txt is to hold. A test compares them, and writes it anew with `go test ./lint -run
// TestNeedles -update`.
func NeedleList(known setting.Known) string {
	kinds := []string{""}
	for i := range formats {
		if formats[i].code != nil {
			kinds = append(kinds, formats[i].name)
		}
	}
	where := map[string][]string{}
	for _, language := range kinds {
		for _, n := range needles(known, language) {
			n = strings.ToLower(n)
			if at := where[n]; len(at) == 0 || at[len(at)-1] != language {
				where[n] = append(at, language)
			}
		}
	}
	var lines []string
	for n, in := range where {
		switch {
		case len(in) == len(kinds):
			in = nil
		case slices.Equal(in, kinds[1:]):
			in = []string{programs}
		}
		lines = append(lines, strconv.Quote(n)+behind(in)+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// behind is what stands behind a needle.
func behind(languages []string) string {
	var out strings.Builder
	for _, l := range languages {
		if l == "" {
			l = files
		}
		out.WriteString(" " + l)
	}
	return out.String()
}
