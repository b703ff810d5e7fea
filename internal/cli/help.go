package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/dsnlint/dsnlint/source"
	"github.com/spf13/pflag"
)

// helpColumns is how wide help is where nobody tells.
const helpColumns = 100

// runHelp prints the help of the program, or of a command that is named.
func runHelp(ctx context.Context, args []string, env Env) (int, error) {
	if len(args) == 0 {
		return Clean, writeHelp(env.Stdout)
	}
	var known []string
	for _, c := range commands() {
		if c.name == args[0] {
			return c.run(ctx, append(args[1:], "--help"), env)
		}
		known = append(known, c.name)
	}
	return Usage, usagef("there is no command %q%s; `dsnlint --help` lists them", args[0], didYouMean(args[0], known))
}

func writeHelp(w io.Writer) error {
	var b strings.Builder
	b.WriteString("dsnlint tells what database, cache and broker connections really do about TLS.\n\n")
	b.WriteString("Usage:\n  dsnlint [check] [PATH…] [FLAGS]\n  dsnlint COMMAND [ARGUMENTS]\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-11s %s\n", c.name, c.summary)
	}
	b.WriteString("\nExit codes: 0 clean, 1 findings, 2 wrong usage or configuration, 3 failure of the tool,\n")
	b.WriteString("4 input that could not be read (with --strict).\n")
	b.WriteString("`dsnlint COMMAND --help` lists the flags of a command.\n")
	b.WriteString(calls(examples["check"]))
	_, err := io.WriteString(w, b.String())
	return err
}

// writeUsage prints the help of one command.
func writeUsage(w io.Writer, name, usage string, fs *pflag.FlagSet, width int) {
	if width == 0 {
		width = helpColumns
	}
	var b strings.Builder
	for _, c := range commands() {
		if c.name == name {
			fmt.Fprintf(&b, "dsnlint %s: %s.\n\n", name, c.summary)
		}
	}
	b.WriteString("Usage:\n")
	for _, s := range synopses(usage) {
		fmt.Fprintf(&b, "  dsnlint %s\n", s)
	}
	if fs.HasFlags() {
		fmt.Fprintf(&b, "\nFlags:\n%s", optional(fs.FlagUsagesWrapped(width)))
	}
	fmt.Fprintf(&b, "\nExit codes:\n%s", table(exits(name)))
	b.WriteString(calls(examples[name]))
	_, _ = io.WriteString(w, b.String()) // there is nobody to tell
}

var withOptional = source.Pattern(` (\S+)\[="[^"]*"\]`)

// optional writes flags whose value may be left out as they are typed. The width stays, so that the columns stand.
func optional(usages string) string {
	return withOptional().ReplaceAllStringFunc(usages, func(s string) string {
		return fmt.Sprintf("%-*s", len(s), "[="+withOptional().FindStringSubmatch(s)[1]+"]")
	})
}

// calls shows examples; nothing where there are none.
func calls(list []example) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nExamples:\n")
	for _, e := range list {
		fmt.Fprintf(&b, "  # %s\n  %s\n", e.does, e.call)
	}
	return b.String()
}

// table lays out words and their meanings.
func table(rows []example) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "  %s  %s\n", r.call, r.does)
	}
	return b.String()
}
