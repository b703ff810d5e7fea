package cli

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/rules"
)

func runFacts(ctx context.Context, args []string, env Env) (int, error) {
	var c checkFlags
	var format string
	fs := flagSet("facts", "facts [PATH…] [FLAGS]", env)
	fs.StringVar(&format, "format", "text", "`FORMAT`: text or json")
	c.input(fs)
	c.shard.register(fs)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if format != "text" && format != "json" {
		return Usage, usagef("facts prints text or json, not %q", format)
	}
	options, err := c.options(fs.Args(), env)
	if err != nil {
		return Usage, err
	}
	options.FactsOnly = true
	result, err := c.lint(ctx, options, env)
	if err != nil {
		return Failure, asUsage(err)
	}
	run := reportRun(result, c, "error", env)
	written := report.WriteFacts(env.Stdout, run, format)
	c.tell(run, result, env)
	if c.strict && len(result.Problems) > 0 {
		return Unread, written
	}
	return Clean, written
}

func runExplain(ctx context.Context, args []string, env Env) (int, error) {
	var name string
	fs := flagSet("explain", "explain RULE | explain 'DSN' [--driver DRIVER]", env)
	fs.StringVar(&name, "driver", "", "read the DSN as this `DRIVER` only")
	var p policyFlags
	p.addAll(fs)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if fs.NArg() != 1 {
		return Usage, usagef("explain takes one rule or one DSN; put the DSN in quotes")
	}
	book, err := p.rulebook(ctx, env)
	if err != nil {
		return Failure, asUsage(err)
	}
	if r := book.Catalogue.Find(fs.Arg(0)); r != nil {
		_, err := io.WriteString(env.Stdout, rooted(rules.Page(r, "")))
		return Clean, err
	}
	return explainDSN(fs.Arg(0), name, env)
}

// rooted writes the links of a rule's page out, which are relative to docs/rules: a terminal stands nowhere.
func rooted(page string) string {
	const tree = "](" + rules.Home + "/blob/main/"
	return strings.NewReplacer("](../../", tree, "](../", tree+"docs/").Replace(page)
}

// explainDSN puts side by side what every driver that reads the string makes of it.
func explainDSN(text, name string, env Env) (int, error) {
	if name != "" && driver.Lookup(name) == nil {
		return Usage, noDriver(name)
	}
	readings := lint.Explain(text, name, env.Now())
	if len(readings) == 0 {
		if meant := meantRule(text); meant != "" {
			return Usage, usagef("there is no rule %q; did you mean %q? `dsnlint rules` lists all", text, meant)
		}
		return Usage, usagef("this is neither a rule (`dsnlint rules` lists them) nor a connection string that a known driver reads")
	}
	w := tabwriter.NewWriter(env.Stdout, 0, 4, 2, ' ', 0)
	fmt.Fprintf(w, "DRIVER\tSSL MODE\tCHAIN\tHOST NAME\tKNOWN FROM\tWHY\n")
	for i := range readings {
		r := &readings[i]
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Driver, r.SSLMode, r.Chain, r.Hostname, knownFrom(r), reasons(r))
	}
	return Clean, w.Flush()
}

// knownFrom is the evidence of the row that decided; "-" where none did.
func knownFrom(c *fact.Client) string {
	if len(c.Because) == 0 {
		return "-"
	}
	return string(c.Because[0].Evidence)
}

func reasons(c *fact.Client) string {
	var parts []string
	for _, b := range c.Because {
		parts = append(parts, b.Text)
	}
	for _, o := range c.Options {
		if o.Effect != fact.Used {
			parts = append(parts, fmt.Sprintf("%s is %s: %s", o.Name, o.Effect, o.Note))
		}
	}
	for _, a := range c.Ambiguity {
		parts = append(parts, fmt.Sprintf("%s: %s", a.When, a.SSLMode))
	}
	return strings.Join(parts, "; ")
}
