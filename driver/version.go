package driver

import (
	"cmp"
	"sort"
	"strconv"
	"strings"
)

// Version is what a manifest says about a driver. The zero Version means that nothing is known.
type Version struct {
	Exact string // a pinned or locked version
	Least string // the lower bound of a range
}

// CompareVersions orders dotted versions numerically; a missing part is 0 and anything after '-' or '+' is left out.
func CompareVersions(a, b string) int {
	if order, ok := comparePlain(a, b); ok {
		return order
	}
	a, b = release(a), release(b)
	for a != "" || b != "" {
		var x, y int
		x, a, _ = nextPart(a)
		y, b, _ = nextPart(b)
		if x != y {
			return cmp.Compare(x, y)
		}
	}
	return 0
}

// comparePlain compares versions of nothing but digits and dots, as nearly all of the tables are, which are compared for
// each row and each connection; ok is false where another sign comes before the difference.
func comparePlain(a, b string) (order int, ok bool) {
	for a != "" || b != "" {
		var x, y int
		if x, a, ok = digits(a); !ok {
			return 0, false
		}
		if y, b, ok = digits(b); !ok {
			return 0, false
		}
		if x != y {
			return cmp.Compare(x, y), true
		}
	}
	return 0, true
}

// digits is the number that a version begins with and what follows its dot; 0 where nothing is left.
func digits(v string) (n int, rest string, ok bool) {
	const short = 9 // digits that every int has room for
	for i := range len(v) {
		switch c := v[i]; {
		case c == '.' && i > 0:
			return n, v[i+1:], true
		case c < '0' || c > '9' || i == short:
			return 0, "", false
		default:
			n = n*10 + int(c-'0')
		}
	}
	return n, "", true
}

// versionParts are the numbers of a version; none where it has none.
func versionParts(v string) []int {
	var out []int
	for v = release(v); v != ""; {
		n, rest, ok := nextPart(v)
		if !ok {
			break
		}
		out, v = append(out, n), rest
	}
	return out
}

// release is a version without what follows its numbers.
func release(v string) string {
	v = strings.TrimPrefix(strings.TrimSpace(v), "v")
	if i := strings.IndexAny(v, "-+ "); i >= 0 {
		v = v[:i]
	}
	return v
}

// nextPart is the first number of a version and what follows it: nothing, and ok is false, where there is no number.
func nextPart(v string) (n int, rest string, ok bool) {
	part, rest, _ := strings.Cut(v, ".")
	n, err := strconv.Atoi(strings.TrimRightFunc(part, func(r rune) bool { return r < '0' || r > '9' }))
	if err != nil {
		return 0, "", false
	}
	return n, rest, true
}

// within reports whether version v is in [since, until); empty bounds are open.
func within(v, since, until string) bool {
	return (since == "" || CompareVersions(v, since) >= 0) && (until == "" || CompareVersions(v, until) < 0)
}

// band is a run of versions in which the table says one thing.
type band struct {
	from, to string // [from, to); "" is open
}

// title names the band for people.
func (b band) title(name string) string {
	switch {
	case b.from == "" && b.to == "":
		return "every version of " + name
	case b.from == "":
		return name + " before " + b.to
	case b.to == "":
		return name + " " + b.from + " and later"
	}
	return name + " from " + b.from + " until " + b.to
}

// probe is a version inside the band, for filtering rows: the one that is known, if there is one.
func (b band) probe(v Version) string {
	switch {
	case v.Exact != "" && (b.from == "" || CompareVersions(v.Exact, b.from) >= 0):
		return v.Exact
	case b.from == "":
		return "0"
	}
	return b.from
}

// bands lists the runs of versions of t, oldest first, that have to be considered: all that v allows, and where v says
// nothing, those with a version released after assumeSince (YYYY-MM-DD).
func (t *Table) bands(v Version, assumeSince string) []band {
	cuts := t.Flips()
	all := []band{{}}
	for _, c := range cuts {
		all[len(all)-1].to = c
		all = append(all, band{from: c})
	}
	var out []band
	for _, b := range all {
		if t.admits(b, v, assumeSince) {
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return all[len(all)-1:]
	}
	return out
}

func (t *Table) admits(b band, v Version, assumeSince string) bool {
	switch {
	case v.Exact != "":
		return (within(v.Exact, b.from, b.to) || reached(b, v)) && t.current(b, v, assumeSince)
	case v.Least != "":
		return b.to == "" || CompareVersions(v.Least, b.to) < 0
	case b.to == "":
		return true
	}
	return t.released(b.to) == "" || t.released(b.to) > assumeSince
}

// reached reports whether a short version's newest releases lie in a band that begins later: mysql:5.7 is any 5.7.x.
func reached(b band, v Version) bool {
	end := ceiling(v.Exact)
	return end != "" && b.from != "" && CompareVersions(b.from, v.Exact) > 0 && CompareVersions(b.from, end) < 0
}

// current reports whether a band that a short version only begins in still counts: it ended before assumeSince otherwise.
func (t *Table) current(b band, v Version, assumeSince string) bool {
	end := ceiling(v.Exact)
	if end == "" || b.to == "" || CompareVersions(b.to, end) >= 0 {
		return true
	}
	return t.released(b.to) == "" || t.released(b.to) > assumeSince
}

// ceiling is the first version that a short one no longer covers: 5.8 for 5.7, 9 for 8; "" for a full version.
func ceiling(version string) string {
	parts := versionParts(version)
	switch len(parts) {
	case 1:
		return strconv.Itoa(parts[0] + 1)
	case 2:
		return strconv.Itoa(parts[0]) + "." + strconv.Itoa(parts[1]+1)
	}
	return ""
}

func (t *Table) released(version string) string {
	for _, r := range t.Releases {
		if r.Version == version {
			return r.Date
		}
	}
	return ""
}

// Flips are all versions at which any row, option or rule begins or ends, ascending, each once. They are not to be changed.
func (t *Table) Flips() []string {
	if t.flips != nil {
		return t.flips()
	}
	return t.cuts()
}

func (t *Table) cuts() []string {
	seen := map[string]bool{"": true}
	var out []string
	add := func(versions ...string) {
		for _, v := range versions {
			if !seen[v] {
				seen[v] = true
				out = append(out, v)
			}
		}
	}
	for _, r := range t.Rows {
		add(r.Since, r.Until)
	}
	for _, o := range t.Options {
		add(o.Since, o.Until)
	}
	for _, r := range t.TLS {
		add(r.Since, r.Until)
	}
	add(t.RepeatSince)
	sort.Slice(out, func(i, j int) bool { return CompareVersions(out[i], out[j]) < 0 })
	return out
}
