package cli

import (
	"context"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// completeWord is the command that completion scripts ask, and nobody else.
const completeWord = "__complete"

// scripts ask dsnlint itself what can stand at the cursor, so that they need no list of anything.
//
//go:embed completion
var scripts embed.FS

var shells = []string{"bash", "zsh", "fish", "powershell"}

func runCompletion(_ context.Context, args []string, env Env) (int, error) {
	fs := flagSet("completion", "completion SHELL", env)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if args = fs.Args(); len(args) != 1 {
		return Usage, usagef("completion takes one shell: %s", oneOf(shells))
	}
	if !slices.Contains(shells, args[0]) {
		return Usage, usagef("there is no completion for %q; known are %s", args[0], strings.Join(shells, ", "))
	}
	script, err := scripts.ReadFile("completion/dsnlint." + args[0])
	if err != nil {
		return Failure, err
	}
	_, err = env.Stdout.Write(script)
	return Clean, err
}

// runComplete answers a script: the index of the word at the cursor, then the words behind the program's name. It prints
// what fits, one a line, with a tab and a remark, and last what the shell should add by itself: ":file", ":dir" or
// ":none", with a tab and the part of the word that stands before the file's name.
func runComplete(ctx context.Context, args []string, env Env) (int, error) {
	if len(args) == 0 {
		return Usage, usagef("%s is for completion scripts: `dsnlint completion SHELL` prints them", completeWord)
	}
	at, err := strconv.Atoi(args[0])
	if err != nil || at < 0 {
		return Usage, usagef("%s takes the index of a word", completeWord)
	}
	words := args[1:]
	current := ""
	if at < len(words) {
		current, words = words[at], words[:at]
	}
	found := complete(manuals(ctx, env), words, current)
	var b strings.Builder
	for _, c := range found.words {
		fmt.Fprintf(&b, "%s\t%s\n", c.word, c.note)
	}
	fmt.Fprintf(&b, ":%s\t%s\n", found.then, found.before)
	_, err = env.Stdout.Write([]byte(b.String()))
	return Clean, err
}
