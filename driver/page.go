package driver

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// nothing is a connection on which nothing is written.
var nothing = &setting.Connection{}

// registries are how people call the ecosystems of packages.
var registries = map[string]string{
	"go": "Go module", "npm": "npm", "pypi": "PyPI", "maven": "Maven", "nuget": "NuGet", "gem": "RubyGems", "composer": "Packagist",
	"cargo": "crates.io", "hex": "Hex",
}

// Page is a driver's page in Markdown: what decides, what the driver does then, in which versions, and how that is known.
func Page(t *Table) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", t.Title)
	fmt.Fprintf(&b, "Driver id `%s`, engine %s.", t.ID, t.Engine)
	if p := packagesInWords(t.Packages); p != "" {
		fmt.Fprintf(&b, " Found in manifests as %s.", p)
	}
	fmt.Fprintf(&b, "\n\nWith nothing written: **%s**. Full verification: %s.\n\n", strings.Join(t.Unset(), "**, in later versions **"), inline(t.Full))
	b.WriteString(t.howKnown())
	b.WriteString("\n## What decides\n\nThe first line that holds counts.\n\n| written | versions | mode | what happens | known from |\n| --- | --- | --- | --- | --- |\n")
	for i := range t.Rows {
		r := &t.Rows[i]
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", cell(r.Written()), r.Versions(), r.Verdict(), cell(inline(r.Reason())), t.knownFrom(r))
	}
	b.WriteString(t.optionTable())
	b.WriteString(t.habits())
	return b.String()
}

func packagesInWords(packages []Package) string {
	var out []string
	for _, p := range packages {
		out = append(out, registries[p.Ecosystem]+" `"+p.Name+"`")
	}
	return strings.Join(out, ", ")
}

// howKnown says how much of the table was seen running, and where the rest is from.
func (t *Table) howKnown() string {
	from := "\n\nSource, where a line names no other: " + cite(t.Source) + ".\n"
	seen, deciding := t.Coverage()
	o := t.Observed()
	if o.Runs == 0 {
		return "The driver was not run yet." + from
	}
	return fmt.Sprintf("Of %d rows that decide, %d were seen when the real driver was run against real servers: %d runs, versions %s.",
		deciding, seen, o.Runs, strings.Join(o.Versions, ", ")) + from
}

// knownFrom is the evidence of a row, and its source where that is not the table's.
func (t *Table) knownFrom(r *Row) string {
	known := string(t.EvidenceOf(r))
	if source := t.SourceOf(r); source != t.Source {
		known += ": " + cite(source)
	}
	return known
}

func cite(source string) string {
	if strings.HasPrefix(source, "https://") {
		return "<" + source + ">"
	}
	return "`" + source + "`"
}

func (t *Table) optionTable() string {
	if len(t.Options) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Options\n\n| option | also written | values | versions |\n| --- | --- | --- | --- |\n")
	for i := range t.Options {
		o := &t.Options[i]
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", o.Name, cell(code(o.Aliases, ", ")), cell(o.valuesInWords()), versionsInWords(o.Since, o.Until))
	}
	return b.String()
}

func (o *Option) valuesInWords() string {
	out := code(o.Values, ", ")
	if len(o.Words) > 0 {
		var words []string
		for _, w := range slices.Sorted(maps.Keys(o.Words)) {
			words = append(words, "`"+w+"` = `"+o.Words[w]+"`")
		}
		out = strings.TrimPrefix(out+"; "+strings.Join(words, ", "), "; ")
	}
	if o.Else != "" {
		out += ", all else = `" + o.Else + "`"
	}
	return strings.TrimPrefix(out, ", ")
}

// habits says how names are compared, which of two values counts and what becomes of unknown options.
func (t *Table) habits() string {
	names := "exactly as written"
	var loose []string
	for _, l := range []struct {
		rule NameRule
		word string
	}{{FoldCase, "case"}, {DashScore, "the difference of `-` and `_`"}, {DropBlanks, "blanks"}} {
		if t.Names&l.rule != 0 {
			loose = append(loose, l.word)
		}
	}
	if loose != nil {
		names = "without regard to " + strings.Join(loose, ", ")
	}
	repeat := map[Repeat]string{LastWins: "the last one counts", FirstWins: "the first one counts"}[t.Repeat]
	stranger := map[Stranger]string{
		IgnoresStrangers: "are ignored", RejectsStrangers: "are refused", ForwardsStrangers: "are sent to the server, which refuses them",
	}[t.Stranger]
	return fmt.Sprintf("\n## Habits\n\nOption names are read %s. Of an option that is written twice, %s. Options that the driver does not know %s.\n", names, repeat, stranger)
}

// cell keeps text inside a cell of a Markdown table.
func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

// inline keeps placeholders such as <CA file> from being read as HTML.
func inline(s string) string { return strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(s) }
