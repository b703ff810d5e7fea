package cli

import (
	"regexp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/source"
	"github.com/spf13/pflag"
)

// candidate is a word that can stand at the cursor.
type candidate struct{ word, note string }

// What the shell adds to the words by itself.
const (
	thenNone = "none"
	thenFile = "file"
	thenDir  = "dir"
)

// completion is what can stand at the cursor.
type completion struct {
	words  []candidate
	then   string
	before string // the part of the word at the cursor that stands before the name of a file
}

// complete finds what can stand behind some words in place of the current one.
func complete(all []manual, words []string, current string) completion {
	m, rest := addressed(all, words)
	out := completion{then: thenNone}
	flag := expecting(m.flags, rest)
	name, value, assigned := strings.Cut(current, "=")
	literal := slices.Contains(rest, "--")
	switch {
	case flag != nil:
		out = values(flag, m.name, "", current)
	case !literal && assigned && strings.HasPrefix(name, "--") && m.flags != nil && m.flags.Lookup(name[2:]) != nil:
		out = values(m.flags.Lookup(name[2:]), m.name, name+"=", value)
	case !literal && strings.HasPrefix(current, "-"):
		out.words = flags(m.flags, rest)
	default:
		out = arguments(m)
		out.words = append(commandWords(all, m, words), out.words...)
	}
	out.words = slices.DeleteFunc(out.words, func(c candidate) bool { return !strings.HasPrefix(c.word, current) })
	return out
}

// addressed finds the command that the words belong to, and the words behind its name.
func addressed(all []manual, words []string) (manual, []string) {
	for n := min(2, len(words)); n > 0; n-- {
		for _, m := range all {
			if m.name == strings.Join(words[:n], " ") {
				return m, words[n:]
			}
		}
	}
	for _, m := range all {
		if m.name == "check" {
			return m, words
		}
	}
	return manual{}, words
}

// commandWords are the commands that can stand here: those of the program as the first word, those of a command behind
// its name.
func commandWords(all []manual, m manual, words []string) []candidate {
	var out []candidate
	if len(words) == 0 {
		for _, other := range all {
			if !strings.Contains(other.name, " ") {
				out = append(out, candidate{other.name, other.summary})
			}
		}
	}
	if len(words) == 1 && words[0] == m.name {
		for _, word := range m.inner() {
			out = append(out, candidate{word, ""})
		}
	}
	return out
}

// expecting is the flag whose value comes next: the last word, if it is one that takes its value as a word of its own.
func expecting(fs *pflag.FlagSet, words []string) *pflag.Flag {
	if fs == nil || len(words) == 0 || slices.Contains(words, "--") {
		return nil
	}
	name, ok := strings.CutPrefix(words[len(words)-1], "--")
	if f := fs.Lookup(name); ok && f != nil && f.NoOptDefVal == "" {
		return f
	}
	return nil
}

// flags are those that can still be given.
func flags(fs *pflag.FlagSet, given []string) []candidate {
	out := []candidate{{"--help", "show what the command takes"}}
	if fs == nil {
		return out
	}
	fs.VisitAll(func(f *pflag.Flag) {
		again := strings.HasSuffix(f.Value.Type(), "Slice") || strings.HasSuffix(f.Value.Type(), "Array")
		used := slices.ContainsFunc(given, func(w string) bool { return w == "--"+f.Name || strings.HasPrefix(w, "--"+f.Name+"=") })
		if f.Hidden || f.Name == "help" || used && !again {
			return
		}
		_, usage := pflag.UnquoteUsage(f)
		out = append(out, candidate{"--" + f.Name, usage})
	})
	return out
}

// enumeration is the part of a flag's help that lists its values: "the level: error, warning or note; …".
var enumeration = source.Pattern(`: ((?:[a-z][a-z-]*, )*[a-z][a-z-]*) or ([a-z][a-z-]*)(?:$|[;(.]| \()`)

// values are the values of a flag that a command takes. before is the part of the word that the value stands behind.
func values(f *pflag.Flag, command, before, value string) completion {
	placeholder, usage := pflag.UnquoteUsage(f)
	out := completion{then: thenNone, before: before}
	if m := enumeration().FindStringSubmatch(usage); m != nil {
		for _, word := range append(strings.Split(m[1], ", "), m[2]) {
			out.words = append(out.words, candidate{before + word, ""})
		}
		format, _, named := strings.Cut(value, "=")
		if command == "check" && f.Name == "format" && named && slices.Contains(report.Formats(), format) {
			return completion{then: thenFile, before: before + format + "="}
		}
		return out
	}
	for _, c := range named(placeholder) {
		out.words = append(out.words, candidate{before + c.word, c.note})
	}
	out.then = filesOf(placeholder)
	return out
}

// arguments are what a command takes besides flags, by the placeholders of its synopses.
func arguments(m manual) completion {
	out := completion{then: thenNone}
	for _, s := range m.synopses {
		positional := regexp.MustCompile(`--[a-z-]+[ =][^ ]+`).ReplaceAllString(s, "")
		for _, placeholder := range regexp.MustCompile(`[A-Z]{3,}`).FindAllString(positional, -1) {
			for _, c := range named(placeholder) {
				if !slices.Contains(out.words, c) {
					out.words = append(out.words, c)
				}
			}
			if then := filesOf(placeholder); then != thenNone && out.then != thenFile {
				out.then = then
			}
		}
	}
	return out
}

// named are the words that a placeholder stands for.
func named(placeholder string) []candidate {
	var out []candidate
	switch placeholder {
	case "RULE":
		if c, err := rules.Load(policies.Modules()); err == nil {
			all := c.Rules()
			for i := range all {
				out = append(out, candidate{all[i].ID, all[i].Title})
			}
		}
	case "DRIVER":
		for _, t := range driver.Tables() {
			out = append(out, candidate{t.ID, t.Title})
		}
	case "SHELL":
		for _, s := range shells {
			out = append(out, candidate{s, ""})
		}
	}
	return out
}

// filesOf says which files a placeholder stands for.
func filesOf(placeholder string) string {
	switch placeholder {
	case "FILE", "PATH", "BUNDLE":
		return thenFile
	case "DIR", "FOLDER":
		return thenDir
	}
	return thenNone
}
