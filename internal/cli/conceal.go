package cli

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/dsnlint/dsnlint/source"
)

// notRepeated stands in a message for an argument that may be a connection string.
const notRepeated = "***"

// quotedWord is what a message repeats in quotes.
var quotedWord = source.Pattern(`"(?:[^"\\]|\\.)*"`)

// concealed takes out of a message what may be a connection string, or looks like a credential: no message needs to be
// asked whether it repeats one. What is said of a policy is about its author's text.
func concealed(err error, args []string) string {
	message := withoutArguments(err.Error(), args)
	var policy rules.Broken
	if errors.As(err, &policy) {
		return message
	}
	message = quotedWord().ReplaceAllStringFunc(message, func(q string) string {
		if spoken(q) == q {
			return q
		}
		return strconv.Quote(notRepeated)
	})
	return report.Conceal(message)
}

// withoutArguments takes out what the caller wrote where something else is expected.
func withoutArguments(message string, args []string) string {
	var parts []string
	for _, arg := range args {
		bare := strings.TrimLeft(arg, "-")
		name, value, _ := strings.Cut(bare, "=")
		_, inner, _ := strings.Cut(value, "=") // FORMAT=FILE
		for _, whole := range []string{arg, bare, name, value, inner} {
			parts = append(parts, whole, filepath.Clean(whole))
			for piece := range strings.SplitSeq(whole, ",") { // lists of rules
				parts = append(parts, piece, piece[:min(len(piece), shortest)])
			}
		}
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || spoken(p) == p })
	slices.SortFunc(parts, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, p := range slices.Compact(parts) {
		quoted := strconv.Quote(p)
		message = strings.ReplaceAll(message, quoted[1:len(quoted)-1], notRepeated)
		message = strings.ReplaceAll(message, p, notRepeated)
	}
	return message
}

// shortest is how much of a long argument messages show.
const shortest = 60
