package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// manual is what a command says of itself: help, the manual page and the completion are made of it.
type manual struct {
	name     string // "check", "policy new"
	summary  string // "" for a command of a command
	synopses []string
	flags    *pflag.FlagSet // nil if it has none
}

// manuals asks every command for its help, the commands of commands included.
func manuals(ctx context.Context, env Env) []manual {
	env.Stdout, env.Stderr = io.Discard, io.Discard
	var out []manual
	for _, c := range commands() {
		m := ask(ctx, c, nil, env)
		m.summary = c.summary
		out = append(out, m)
		for _, word := range m.inner() {
			out = append(out, ask(ctx, c, []string{word}, env))
		}
	}
	return out
}

func ask(ctx context.Context, c command, words []string, env Env) manual {
	m := manual{name: strings.Join(append([]string{c.name}, words...), " ")}
	env.asked = func(usage string, fs *pflag.FlagSet) {
		m.synopses, m.flags = synopses(usage), fs
	}
	_, _ = c.run(ctx, append(words, "--help"), env) // it ends with pflag.ErrHelp
	return m
}

// synopses are the lines of a usage, without the program's name.
func synopses(usage string) []string {
	var out []string
	for _, line := range strings.Split(usage, "\n") {
		out = append(out, strings.TrimPrefix(strings.TrimSpace(line), "dsnlint "))
	}
	return out
}

// inner are the words that stand for commands of this command: those that follow its name in a synopsis and are neither
// placeholders nor flags.
func (m *manual) inner() []string {
	var out []string
	for _, s := range m.synopses {
		rest, ok := strings.CutPrefix(s, m.name+" ")
		if word, _, _ := strings.Cut(rest, " "); ok && len(m.synopses) > 1 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz-") == "" {
			out = append(out, word)
		}
	}
	return out
}

// example is a call that helps to understand a command.
type example struct{ call, does string }

var examples = map[string][]example{
	"check": {
		{"dsnlint", "lint the working directory"},
		{"dsnlint check src deploy --fail-on error", "lint two folders; warnings end well"},
		{"dsnlint check --format text --format sarif=dsnlint.sarif", "read it here, and keep it for a code scanning service"},
		{"dsnlint check --format html --output report.html", "a page to look at and to hand on"},
		{"git ls-files -z | dsnlint check --files-from -", "lint what a list names"},
	},
	"facts": {
		{"dsnlint facts src", "what each connection does"},
		{"dsnlint facts --format json | jq '.facts[] | select(.ssl_mode == \"disable\")'", "ask the facts something"},
	},
	"explain": {
		{"dsnlint explain bad-suppression", "what a rule is about, and how to mend it"},
		{"dsnlint explain 'postgresql://app@db.example.com/app?sslmode=require'", "what each driver makes of a string"},
		{"dsnlint explain --driver pgx 'postgresql://app@db.example.com/app?sslmode=require'", "what one driver makes of it"},
	},
	"rules":   {{"dsnlint rules", "every rule with its severity"}},
	"drivers": {{"dsnlint drivers", "every driver"}, {"dsnlint drivers pgx", "one driver, row by row, with the evidence of each"}},
	"completion": {
		{"source <(dsnlint completion bash)", "in ~/.bashrc"},
		{"dsnlint completion zsh > \"${fpath[1]}/_dsnlint\"", "then start zsh anew"},
		{"dsnlint completion fish > ~/.config/fish/completions/dsnlint.fish", "then start fish anew"},
		{"dsnlint completion powershell | Out-String | Invoke-Expression", "in $PROFILE"},
	},
	"policy": {
		{"dsnlint policy new only-our-ca", "a policy with its test, to be changed"},
		{"dsnlint policy check policies", "is it in order"},
		{"dsnlint policy test policies", "run the tests, and the examples in the policies"},
	},
	"merge": {
		{"dsnlint merge shard-*.json --output dsnlint.json", "the parts of one run, as one run"},
		{"dsnlint merge shard-*.sarif --fail-on error --output dsnlint.sarif", "for a code scanning service; warnings end well"},
	},
	"man": {{"dsnlint man | man -l -", "read it"}},
}

// exits says what a command's exit codes mean.
func exits(name string) []example {
	codes := []example{
		{"0", "done"},
		{"2", "wrong usage or configuration; a path that does not exist"},
		{"3", "the tool itself failed"},
	}
	switch name {
	case "", "check":
		codes[0].does = "nothing found at or above --fail-on"
		codes = append(codes[:1], append([]example{{"1", "findings"}}, codes[1:]...)...)
		return append(codes, example{"4", "some input could not be read or parsed, and --strict was given"})
	case "merge":
		codes[0].does = "nothing found at or above --fail-on"
		codes[1].does = "wrong usage; a file that is no report of dsnlint, or not like the others"
		codes = append(codes[:1], append([]example{{"1", "findings"}}, codes[1:]...)...)
		return append(codes, example{"4", "some input could not be read or parsed or a shard is missing, and --strict was given"})
	case "policy test":
		return append(codes[:1], append([]example{{"1", "a test failed, or the tests run less than --min-coverage"}}, codes[1:]...)...)
	case "facts", "baseline":
		return append(codes, example{"4", "some input could not be read or parsed, and --strict was given"})
	}
	return codes
}
