// Package cli knows arguments, terminals, files to write and exit codes; nobody else does.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"

	"github.com/dsnlint/dsnlint/internal/joint"
	"github.com/dsnlint/dsnlint/rules"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// The exit codes of the contract. Their precedence is Failure, Usage, Unread, Findings, Clean.
const (
	Clean    = 0
	Findings = 1
	Usage    = 2
	Failure  = 3
	Unread   = 4
)

// Env is the world around one call, so that tests can make their own.
type Env struct {
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	WorkDir  string // absolute; "" if it is gone
	Now      func() time.Time
	Getenv   func(string) string
	Terminal bool         // Stdout is a terminal
	Columns  int          // of that terminal, 0 if nobody knows
	Talking  bool         // Stderr is a terminal
	Program  string       // the file of this program, which starts itself to judge custom policies; "" if unknown
	Called   string       // the name that it was called by
	Limits   rules.Limits // of custom policies; the zero value means the usual ones

	asked func(usage string, fs *pflag.FlagSet) // takes the help of a command instead of the reader; nil for the reader
	gate  *gate                                 // before what is written; nil for one that is always open
}

// System is the process's own world.
func System() Env {
	dir, err := os.Getwd()
	if err != nil {
		dir = ""
	}
	columns, _, err := term.GetSize(int(os.Stdout.Fd()))
	if err != nil {
		columns = 0
	}
	program, err := os.Executable()
	if err != nil {
		program = ""
	}
	return Env{
		Program: program, Called: os.Args[0],
		Columns: columns, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, WorkDir: dir, Now: time.Now, Getenv: os.Getenv,
		Terminal: term.IsTerminal(int(os.Stdout.Fd())), Talking: term.IsTerminal(int(os.Stderr.Fd())),
	}
}

// command is one subcommand.
type command struct {
	name    string
	summary string
	run     func(ctx context.Context, args []string, env Env) (int, error)
}

func commands() []command {
	return []command{
		{"check", "lint files and folders (the default)", runCheck},
		{"facts", "print the normalised TLS facts without judging them", runFacts},
		{"explain", "explain a rule, or what a DSN does in each driver that reads it", runExplain},
		{"rules", "list every rule", runRules},
		{"drivers", "list every driver with its options, defaults and sources", runDrivers},
		{"baseline", "take findings that are gone out of a baseline", runBaseline},
		{"merge", "join JSON or SARIF of several runs", runMerge},
		{"policy", "write, check and test custom policies", runPolicy},
		{"version", "print the version", runVersion},
		{"completion", "print a completion script for bash, zsh, fish or powershell", runCompletion},
		{"man", "print the manual page", runMan},
	}
}

// usageError is a mistake of the caller; it says what to do next.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Main runs the command line and returns the exit code.
func Main(args []string, env Env) int {
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	again := watchSignals(stop)
	defer again.release()

	env.gate = &gate{}
	env.Stdout = &guarded{Writer: env.Stdout, gate: env.gate}
	done := make(chan outcome, 1)
	go func() { done <- run(ctx, args, env) }()
	var o outcome
	select {
	case o = <-done:
	case <-ctx.Done():
		env.gate.close()
		o = await(done, again.second, env.gate)
	}
	var sig signalled
	if errors.As(context.Cause(ctx), &sig) {
		return sig.code
	}
	return conclude(o.code, o.err, args, env)
}

// outcome is how a command ended.
type outcome struct {
	code int
	err  error
}

// run dispatches. A panic is a failure of the tool; what it says is not shown, because it may hold input: who mends it
// needs the line.
func run(ctx context.Context, args []string, env Env) (o outcome) {
	defer func() {
		if v := recover(); v != nil {
			o = outcome{Failure, fmt.Errorf("an internal check failed at %s; please report it, with the command line if you may", joint.Caught(v).At())}
		}
	}()
	name, rest := choose(args)
	o.code, o.err = dispatch(ctx, name, rest, env)
	return o
}

// conclude turns an error into its exit code and tells the user. A closed pipe is the reader's choice, no failure.
func conclude(code int, err error, args []string, env Env) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return code
	case errors.Is(err, pflag.ErrHelp):
		return Clean
	case errors.As(err, &usage):
		code = Usage
	default:
		code = Failure
	}
	fmt.Fprintln(env.Stderr, "dsnlint:", concealed(err, args))
	return code
}

// choose splits off the subcommand. A subcommand word wins over a folder of that name; without one it is check.
func choose(args []string) (name string, rest []string) {
	if len(args) > 0 {
		for _, c := range commands() {
			if args[0] == c.name {
				return c.name, args[1:]
			}
		}
		switch args[0] {
		case "help", "--help", "-h":
			return "help", args[1:]
		case completeWord:
			return completeWord, args[1:]
		case "--version":
			return "version", nil
		}
	}
	return "check", args
}

// placeless are the commands that need no working directory.
var placeless = map[string]bool{"drivers": true, "version": true, "completion": true, "man": true}

func dispatch(ctx context.Context, name string, args []string, env Env) (int, error) {
	switch name {
	case "help":
		return runHelp(ctx, args, env)
	case completeWord:
		return runComplete(ctx, args, env)
	}
	for _, c := range commands() {
		switch {
		case c.name != name:
		case env.WorkDir == "" && !placeless[name]:
			return Usage, usagef("the working directory does not exist any more, or cannot be read; change to another one")
		default:
			return c.run(ctx, args, env)
		}
	}
	return Usage, usagef("there is no command %q; `dsnlint --help` lists them", name)
}

// flagSet makes a flag set whose mistakes are usage errors.
func flagSet(name, usage string, env Env) *pflag.FlagSet {
	fs := pflag.NewFlagSet(name, pflag.ContinueOnError)
	fs.SetOutput(env.Stderr)
	fs.SortFlags = false
	fs.Usage = func() {
		if env.asked != nil {
			env.asked(usage, fs)
			return
		}
		writeUsage(env.Stdout, name, usage, fs, columns(env))
	}
	return fs
}

// noMore refuses arguments of a command that takes none.
func noMore(fs *pflag.FlagSet) error {
	if fs.NArg() > 0 {
		return usagef("%s takes no arguments; `dsnlint %s --help` lists the flags", fs.Name(), fs.Name())
	}
	return nil
}

func parseFlags(fs *pflag.FlagSet, args []string) error {
	err := fs.Parse(args)
	if err == nil || errors.Is(err, pflag.ErrHelp) {
		return err
	}
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		err = unknownFlag(fs, unknown)
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		wanted := "true or false"
		if placeholder, _ := pflag.UnquoteUsage(invalid.GetFlag()); placeholder != "" {
			wanted = "a " + placeholder
		}
		err = fmt.Errorf("--%s takes %s, not %q", invalid.GetFlag().Name, wanted, invalid.GetValue())
	}
	return usagef("%w; `dsnlint %s --help` lists the flags", err, fs.Name())
}
