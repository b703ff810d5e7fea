// Package cli knows arguments, terminals, files to write and exit codes; nobody else does.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/pflag"
)

// The exit codes of the contract. Their precedence is Failure, Usage, Unread, Findings, Clean.
const (
	Clean    = 0
	Findings = 1
	Usage    = 2
	Failure  = 3
	Unread   = 4

	interrupted = 130
	terminated  = 143
)

// Env is the world around one call, so that tests can make their own.
type Env struct {
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	WorkDir  string // absolute
	Now      func() time.Time
	Getenv   func(string) string
	Terminal bool // Stdout is a terminal
}

// System is the process's own world.
func System() Env {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	info, err := os.Stdout.Stat()
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, WorkDir: dir, Now: time.Now, Getenv: os.Getenv,
		Terminal: err == nil && info.Mode()&os.ModeCharDevice != 0,
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
		{"version", "print the version", runVersion},
		{"completion", "print a completion script for bash, zsh or fish", runCompletion},
	}
}

// usageError is a mistake of the caller; it says what to do next.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// Main runs the command line and returns the exit code.
func Main(args []string, env Env) int {
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	defer watchSignals(stop)()

	name, rest := choose(args)
	code, err := dispatch(ctx, name, rest, env)
	var sig signalled
	if errors.As(context.Cause(ctx), &sig) {
		return sig.code
	}
	return conclude(code, err, env)
}

// conclude turns an error into its exit code and tells the user. A closed pipe is the reader's choice, no failure.
func conclude(code int, err error, env Env) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return code
	case errors.Is(err, pflag.ErrHelp):
		return Clean
	case errors.As(err, &usage):
		fmt.Fprintln(env.Stderr, "dsnlint:", err)
		return Usage
	}
	fmt.Fprintln(env.Stderr, "dsnlint:", err)
	return Failure
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
		case "--version":
			return "version", nil
		}
	}
	return "check", args
}

func dispatch(ctx context.Context, name string, args []string, env Env) (int, error) {
	if name == "help" {
		return Clean, writeHelp(env.Stdout)
	}
	for _, c := range commands() {
		if c.name == name {
			return c.run(ctx, args, env)
		}
	}
	return Usage, usagef("there is no command %q; `dsnlint --help` lists them", name)
}

func writeHelp(w io.Writer) error {
	var b strings.Builder
	b.WriteString("dsnlint tells what database, cache and broker connections really do about TLS.\n\n")
	b.WriteString("Usage:\n  dsnlint [check] [PATH…]\n  dsnlint COMMAND [ARGUMENTS]\n\nCommands:\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-11s %s\n", c.name, c.summary)
	}
	b.WriteString("\nExit codes: 0 clean, 1 findings, 2 wrong usage or configuration, 3 failure of the tool,\n")
	b.WriteString("4 input that could not be read (with --strict).\n")
	b.WriteString("`dsnlint COMMAND --help` lists the flags of a command.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// signalled is the cause of a run that a signal ended.
type signalled struct{ code int }

func (s signalled) Error() string { return fmt.Sprintf("ended by a signal (exit code %d)", s.code) }

func watchSignals(stop context.CancelCauseFunc) (release func()) {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	go func() {
		select {
		case s := <-ch:
			if s == syscall.SIGTERM {
				stop(signalled{terminated})
				return
			}
			stop(signalled{interrupted})
		case <-done:
		}
	}()
	return func() { signal.Stop(ch); close(done) }
}

// flagSet makes a flag set whose mistakes are usage errors.
func flagSet(name, usage string, env Env) *pflag.FlagSet {
	fs := pflag.NewFlagSet(name, pflag.ContinueOnError)
	fs.SetOutput(env.Stderr)
	fs.SortFlags = false
	fs.Usage = func() {
		fmt.Fprintf(env.Stdout, "Usage:\n  dsnlint %s\n\nFlags:\n%s", usage, fs.FlagUsages())
	}
	return fs
}

func parseFlags(fs *pflag.FlagSet, args []string) error {
	err := fs.Parse(args)
	if err == nil || errors.Is(err, pflag.ErrHelp) {
		return err
	}
	return usagef("%w; `dsnlint %s --help` lists the flags", err, fs.Name())
}
