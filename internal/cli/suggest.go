package cli

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/spf13/pflag"
)

// oneOf lists words for a sentence: "a, b or c".
func oneOf(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
}

// didYouMean is a remark about a word that is not known, where one that is known is near.
func didYouMean(word string, known []string) string {
	if meant := lint.Resembling(word, known); meant != "" {
		return fmt.Sprintf(" (did you mean %q?)", meant)
	}
	return ""
}

// unknownFlag names a flag that does not exist, and the one that may have been meant. -pX may hold a password: only -p
// is named.
func unknownFlag(fs *pflag.FlagSet, e *pflag.NotExistError) error {
	if e.GetSpecifiedShortnames() != "" {
		return fmt.Errorf("unknown flag: -%.1s", e.GetSpecifiedName())
	}
	var known []string
	fs.VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	if meant := lint.Resembling(e.GetSpecifiedName(), known); meant != "" {
		return fmt.Errorf("%w (did you mean --%s?)", e, meant)
	}
	return e
}

func noDriver(name string) error {
	var known []string
	for _, t := range driver.Tables() {
		known = append(known, t.ID)
	}
	return usagef("there is no driver %q%s; `dsnlint drivers` lists them", name, didYouMean(name, known))
}

// meantRule is the rule that a misspelt word of letters and hyphens may stand for.
func meantRule(word string) string {
	c, err := rules.Load(policies.Modules())
	if err != nil || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-") != "" {
		return ""
	}
	return lint.Resembling(word, c.IDs())
}

// meantCommand adds the command that may have been meant to a mistake about the paths: the first one may be a misspelt
// command.
func meantCommand(err error, paths []string) error {
	var misuse lint.Misuse
	if len(paths) == 0 || !errors.As(err, &misuse) || !strings.Contains(err.Error(), strconv.Quote(paths[0])) {
		return err
	}
	var known []string
	for _, c := range commands() {
		known = append(known, c.name)
	}
	if meant := lint.Resembling(paths[0], known); meant != "" && meant != paths[0] {
		return usagef("%w; if you mean the command, it is `dsnlint %s`", misuse, meant)
	}
	return err
}
