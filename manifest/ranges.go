package manifest

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// bare says what a version without operator means in a manifest.
type bare uint8

const (
	bareExact bare = iota // that version, also when it is short: composer, poetry
	bareFull              // that version if it has three parts, else any that begins with it: npm
	bareCaret             // at least that version: cargo
)

var (
	comparator = source.Pattern(`^(===|==|=|\^|~>|~=|~|>=|<=|!=|<>|>|<)?\s*[vV]?(.*)$`)
	// detached finds operators that stand apart from their version.
	detached = source.Pattern(`(===|==|=|\^|~>|~=|~|>=|<=|!=|<>|>|<)\s+`)
	version  = source.Pattern(`^[0-9]+(?:[.!+_-]?[0-9A-Za-z]+)*$`)
	numbers  = source.Pattern(`^[0-9]+(?:\.[0-9]+)*`)
)

// bounds reads a version range in the syntax that npm, composer, cargo, poetry and bundler share.
func bounds(spec string, b bare) (exact, least string) {
	if b == bareFull && threeNumbers(spec) { // as all of a lock file are
		return spec, ""
	}
	var found []string
	for _, alternative := range strings.Split(strings.ReplaceAll(spec, "||", "|"), "|") {
		e, l := conjunction(alternative, b)
		if e == "" && l == "" {
			return "", "" // one alternative admits every old version
		}
		exact = e
		found = append(found, e+l)
	}
	if len(found) == 1 && exact != "" {
		return exact, ""
	}
	return "", oldest(found)
}

// threeNumbers reports whether a version is written as 1.22.333.
func threeNumbers(v string) bool {
	dots, digits := 0, 0
	for i := range len(v) {
		switch {
		case '0' <= v[i] && v[i] <= '9':
			digits++
		case v[i] == '.' && digits > 0:
			dots, digits = dots+1, 0
		default:
			return false
		}
	}
	return dots == 2 && digits > 0
}

// conjunction reads comparators that must all hold.
func conjunction(spec string, b bare) (exact, least string) {
	if from, _, ok := strings.Cut(spec, " - "); ok {
		_, least = one(strings.TrimSpace(from), bareCaret)
		return "", least
	}
	spec = detached().ReplaceAllString(spec, "$1")
	for _, word := range strings.FieldsFunc(spec, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		e, l := one(word, b)
		if e != "" {
			return e, ""
		}
		if least == "" || l != "" && older(least, l) {
			least = l
		}
	}
	return "", least
}

// one reads a single comparator.
func one(word string, b bare) (exact, least string) {
	word, _, _ = strings.Cut(word, "@") // composer's stability flag
	m := comparator().FindStringSubmatch(word)
	op, v := m[1], m[2]
	short := wildcard(v)
	switch {
	case op == "<" || op == "<=" || op == "!=" || op == "<>":
		return "", ""
	case short != v:
		return "", short
	case !version().MatchString(v):
		return "", ""
	case op == "" && b == bareCaret, op == "" && b == bareFull && strings.Count(v, ".") < 2:
		return "", v
	case op == "" || op == "=" || op == "==" || op == "===":
		return v, ""
	}
	return "", v
}

// wildcard returns what stands before a wildcard: 8.0 for 8.0.x and 8.0.*; v itself if there is none.
func wildcard(v string) string {
	parts := strings.Split(v, ".")
	for i, p := range parts {
		if p == "x" || p == "X" || p == "*" || p == "+" || strings.HasPrefix(p, "x-") || strings.HasPrefix(p, "*-") {
			return strings.Join(parts[:i], ".")
		}
	}
	return v
}

// oldest returns the smallest version of several.
func oldest(versions []string) string {
	out := versions[0]
	for _, v := range versions[1:] {
		if older(v, out) {
			out = v
		}
	}
	return out
}

// older compares the leading numbers of two versions.
func older(a, b string) bool {
	as, bs := strings.Split(numbers().FindString(a), "."), strings.Split(numbers().FindString(b), ".")
	for i := range max(len(as), len(bs)) {
		x, y := number(as, i), number(bs, i)
		if x != y {
			return x < y
		}
	}
	return false
}

func number(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	n, err := strconv.Atoi(parts[i])
	if err != nil {
		return 0
	}
	return n
}

// interval reads a version of Maven, Gradle or NuGet: 1.0 is that one, [1.0,2.0) begins at 1.0, 8.+ and 8.* at 8.
func interval(spec string) (exact, least string) {
	spec = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(spec), "!!"))
	if spec == "" || spec[0] != '[' && spec[0] != '(' && spec[0] != ']' {
		return one(strings.TrimPrefix(spec, "="), bareExact)
	}
	from, to, isRange := strings.Cut(strings.Trim(spec, "[]()"), ",")
	from = strings.TrimSpace(from)
	if !version().MatchString(from) {
		return "", ""
	}
	if !isRange || from == strings.TrimSpace(to) {
		return from, ""
	}
	return "", from
}
