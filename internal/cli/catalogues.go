package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/rules"
)

// Version is set at link time for releases: -ldflags "-X github.com/dsnlint/dsnlint/internal/cli.Version=1.2.3".
var Version = ""

func version() string {
	if Version != "" {
		return Version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "0.0.0-dev"
}

func tool() report.Tool {
	return report.Tool{Name: "dsnlint", Version: version(), InformationURI: rules.Home}
}

func runVersion(_ context.Context, args []string, env Env) (int, error) {
	fs := flagSet("version", "version", env)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if err := noMore(fs); err != nil {
		return Usage, err
	}
	_, err := fmt.Fprintln(env.Stdout, "dsnlint", version())
	return Clean, err
}

func runRules(_ context.Context, args []string, env Env) (int, error) {
	format, err := catalogueFlags("rules", args, env)
	if err != nil {
		return Usage, err
	}
	c, err := rules.Load(policies.Modules())
	if err != nil {
		return Failure, err
	}
	if format == "json" {
		return Clean, writeJSON(env.Stdout, ruleList(c))
	}
	w := tabwriter.NewWriter(env.Stdout, 0, 4, 2, ' ', 0)
	for _, r := range c.Rules {
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity["written"], r.Title)
	}
	return Clean, w.Flush()
}

func catalogueFlags(name string, args []string, env Env) (format string, err error) {
	fs := flagSet(name, name+" [--format text|json]", env)
	fs.StringVar(&format, "format", "text", "text or json")
	if err := parseFlags(fs, args); err != nil {
		return "", err
	}
	if err := noMore(fs); err != nil {
		return "", err
	}
	if format != "text" && format != "json" {
		return "", usagef("%s prints text or json, not %q", name, format)
	}
	return format, nil
}

type ruleJSON struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Why         string   `json:"why"`
	Severity    string   `json:"severity"`
	Tags        []string `json:"tags"`
	HelpURI     string   `json:"help_uri"`
}

func ruleList(c *rules.Catalogue) any {
	out := []ruleJSON{}
	for _, r := range c.Rules {
		out = append(out, ruleJSON{r.ID, r.Title, r.Description, r.Why, string(r.Severity["written"]), r.Tags, rules.HelpBase + r.ID + ".md"})
	}
	return map[string]any{"schema_version": "1", "rules": out}
}

func runDrivers(_ context.Context, args []string, env Env) (int, error) {
	format, err := catalogueFlags("drivers", args, env)
	if err != nil {
		return Usage, err
	}
	if format == "json" {
		return Clean, writeJSON(env.Stdout, driverList())
	}
	for _, t := range driver.Tables() {
		if err := writeDriver(env.Stdout, t); err != nil {
			return Clean, err
		}
	}
	return Clean, nil
}

// writeDriver prints one driver: its options and, row by row, what they lead to.
func writeDriver(out io.Writer, t *driver.Table) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintf(w, "%s (%s), %s\n", t.Title, t.ID, t.Engine)
	fmt.Fprintf(w, "  options: %s\n", strings.Join(optionNames(t), ", "))
	fmt.Fprintf(w, "  full verification: %s\n", t.Full)
	for _, r := range t.Rows {
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", orWord(r.When, "(nothing)"), rowMode(r), versionsOf(r.Since, r.Until), r.Because)
	}
	fmt.Fprintf(w, "  source: %s\n\n", t.Source)
	return w.Flush()
}

func rowMode(r driver.Row) string {
	if r.Rejects != "" {
		return "rejected"
	}
	return string(r.Then.Mode())
}

func orWord(s, empty string) string {
	if s == "" {
		return empty
	}
	return s
}

func versionsOf(since, until string) string {
	switch {
	case since != "" && until != "":
		return since + " up to " + until
	case since != "":
		return "since " + since
	case until != "":
		return "before " + until
	}
	return "all versions"
}

func optionNames(t *driver.Table) []string {
	var out []string
	for _, o := range t.Options {
		out = append(out, o.Name)
	}
	return out
}

type rowJSON struct {
	When     string `json:"when"`
	SSLMode  string `json:"ssl_mode"`
	Since    string `json:"since"`
	Until    string `json:"until"`
	Because  string `json:"because"`
	Source   string `json:"source"`
	Evidence string `json:"evidence"`
}

type driverJSON struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Engine  string    `json:"engine"`
	Options []string  `json:"options"`
	Full    string    `json:"full_verification"`
	Source  string    `json:"source"`
	Rows    []rowJSON `json:"rows"`
}

func driverList() any {
	out := []driverJSON{}
	for _, t := range driver.Tables() {
		d := driverJSON{ID: t.ID, Title: t.Title, Engine: t.Engine, Options: optionNames(t), Full: t.Full, Source: t.Source, Rows: []rowJSON{}}
		for _, r := range t.Rows {
			d.Rows = append(d.Rows, rowJSON{r.When, rowMode(r), r.Since, r.Until, r.Because, t.SourceOf(&r), string(t.EvidenceOf(&r))})
		}
		out = append(out, d)
	}
	return map[string]any{"schema_version": "1", "drivers": out}
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
