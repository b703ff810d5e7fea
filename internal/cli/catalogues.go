package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/rules"
)

// What a release is made of, set at link time: -ldflags "-X github.com/dsnlint/dsnlint/internal/cli.Version=1.2.3".
var (
	Version = ""
	Commit  = "" // its hash
	Date    = "" // of the commit, RFC 3339
)

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
	commit, date := origin()
	_, err := fmt.Fprintf(env.Stdout, "dsnlint %s\ncommit %s, %s\n%s %s/%s\n", version(), commit, date, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return Clean, err
}

// origin is the commit that the program was built from and its date: as the release says, else as the go command noted.
func origin() (commit, date string) {
	commit, date = Commit, Date
	if info, ok := debug.ReadBuildInfo(); ok && commit == "" {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value
			case "vcs.time":
				date = s.Value
			}
		}
	}
	return cmp.Or(commit, "unknown"), cmp.Or(date, "date unknown")
}

func runRules(ctx context.Context, args []string, env Env) (int, error) {
	format, p, err := ruleFlags(args, env)
	if err != nil {
		return Usage, err
	}
	book, err := p.rulebook(ctx, env)
	if err != nil {
		return Failure, asUsage(err)
	}
	c := book.Catalogue
	if format == "json" {
		return Clean, writeJSON(env.Stdout, ruleList(book))
	}
	w := tabwriter.NewWriter(env.Stdout, 0, 4, 2, ' ', 0)
	all := c.Rules()
	for i := range all {
		r := &all[i]
		if !r.Within(book.Profile) {
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity["written"], r.Title)
	}
	return Clean, w.Flush()
}

func ruleFlags(args []string, env Env) (format string, p policyFlags, err error) {
	fs := flagSet("rules", "rules [FLAGS]", env)
	fs.StringVar(&format, "format", "text", "`FORMAT`: text or json")
	p.addAll(fs)
	if err := parseFlags(fs, args); err != nil {
		return "", p, err
	}
	if err := noMore(fs); err != nil {
		return "", p, err
	}
	if format != "text" && format != "json" {
		return "", p, usagef("rules prints text or json, not %q", format)
	}
	return format, p, nil
}

type ruleJSON struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Why         string   `json:"why"`
	Severity    string   `json:"severity"`
	Tags        []string `json:"tags"`
	HelpURI     string   `json:"help_uri"`
	Custom      bool     `json:"custom"`
}

func ruleList(book *lint.Rulebook) any {
	out := []ruleJSON{}
	all := book.Catalogue.Rules()
	for i := range all {
		r := &all[i]
		if !r.Within(book.Profile) {
			continue
		}
		out = append(out, ruleJSON{r.ID, r.Title, r.Description, r.Why, string(r.Severity["written"]), r.Tags, r.HelpURI(), r.Custom})
	}
	return map[string]any{"schema_version": "1", "rules": out}
}

func runDrivers(_ context.Context, args []string, env Env) (int, error) {
	fs := flagSet("drivers", "drivers [DRIVER…] [FLAGS]", env)
	format := fs.String("format", "text", "`FORMAT`: text, json or markdown")
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	tables, err := namedDrivers(fs.Args())
	if err != nil {
		return Usage, err
	}
	switch *format {
	case "json":
		return Clean, writeJSON(env.Stdout, driverList(tables))
	case "markdown":
		for _, t := range tables {
			fmt.Fprintln(env.Stdout, driver.Page(t))
		}
		return Clean, nil
	case "text":
		if fs.NArg() == 0 {
			return Clean, writeDriverTable(env.Stdout, tables)
		}
		for _, t := range tables {
			if err := writeDriver(env.Stdout, t); err != nil {
				return Clean, err
			}
		}
		return Clean, nil
	}
	return Usage, usagef("drivers prints text, json or markdown, not %q", *format)
}

// namedDrivers are the drivers asked for; all if none is.
func namedDrivers(ids []string) ([]*driver.Table, error) {
	if len(ids) == 0 {
		return driver.Tables(), nil
	}
	var out []*driver.Table
	for _, id := range ids {
		t := driver.Lookup(id)
		if t == nil {
			return nil, noDriver(id)
		}
		out = append(out, t)
	}
	return out, nil
}

// writeDriverTable prints one line for each driver.
func writeDriverTable(out io.Writer, tables []*driver.Table) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "DRIVER\tENGINE\tWITH NOTHING WRITTEN\tROWS SEEN RUNNING\tVERSIONS RUN\tDECIDED BY")
	for _, t := range tables {
		seen, deciding := t.Coverage()
		fmt.Fprintf(w, "%s\t%s\t%s\t%d of %d\t%s\t%s\n", t.ID, t.Engine, strings.Join(t.Unset(), ", later "), seen, deciding,
			span(t.Observed().Versions), strings.Join(t.Deciders(), " "))
	}
	return w.Flush()
}

// span is the first and the last of some versions, and how many they are.
func span(versions []string) string {
	switch n := len(versions); n {
	case 0:
		return "-"
	case 1:
		return versions[0]
	default:
		return fmt.Sprintf("%s … %s (%d)", versions[0], versions[n-1], n)
	}
}

// writeDriver prints one driver: its options and, row by row, what they lead to.
func writeDriver(out io.Writer, t *driver.Table) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintf(w, "%s (%s), %s\n", t.Title, t.ID, t.Engine)
	fmt.Fprintf(w, "  options: %s\n", strings.Join(optionNames(t), ", "))
	fmt.Fprintf(w, "  full verification: %s\n", t.Full)
	if o := t.Observed(); o.Runs > 0 {
		fmt.Fprintf(w, "  run against real servers: %d times, versions %s\n", o.Runs, strings.Join(o.Versions, ", "))
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\n", orWord(r.When, "(nothing)"), r.Verdict(), r.Versions(), t.EvidenceOf(r), r.Reason())
	}
	fmt.Fprintf(w, "  source: %s\n\n", t.Source)
	return w.Flush()
}

func orWord(s, empty string) string {
	if s == "" {
		return empty
	}
	return s
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
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Engine   string    `json:"engine"`
	Unset    []string  `json:"unset"` // modes when nothing is written, oldest versions first
	Options  []string  `json:"options"`
	Full     string    `json:"full_verification"`
	Source   string    `json:"source"`
	Versions []string  `json:"observed_versions"`
	Runs     int       `json:"observed_runs"`
	Rows     []rowJSON `json:"rows"`
}

func driverList(tables []*driver.Table) any {
	out := []driverJSON{}
	for _, t := range tables {
		o := t.Observed()
		d := driverJSON{
			ID: t.ID, Title: t.Title, Engine: t.Engine, Unset: t.Unset(), Options: optionNames(t), Full: t.Full, Source: t.Source,
			Versions: append([]string{}, o.Versions...), Runs: o.Runs, Rows: []rowJSON{},
		}
		for i := range t.Rows {
			r := &t.Rows[i]
			d.Rows = append(d.Rows, rowJSON{r.When, r.Verdict(), r.Since, r.Until, r.Reason(), t.SourceOf(r), string(t.EvidenceOf(r))})
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
