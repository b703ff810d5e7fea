package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

func runMan(ctx context.Context, args []string, env Env) (int, error) {
	fs := flagSet("man", "man", env)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if err := noMore(fs); err != nil {
		return Usage, err
	}
	_, err := env.Stdout.Write([]byte(manPage(manuals(ctx, env))))
	return Clean, err
}

// manDate is the day on which the page was last read as a whole; readers of manual pages ask for one.
const manDate = "2026-11-22"

// roff is text in the language of manual pages.
type roff struct{ strings.Builder }

// manPage is the manual page, in the macros that every reader of manual pages knows.
func manPage(all []manual) string {
	var r roff
	r.request(`.TH DSNLINT 1 ` + manDate + ` "dsnlint" "User commands"`)
	r.section("NAME", "dsnlint - tell what database, cache and broker connections really do about TLS")
	r.request(".SH SYNOPSIS", ".B dsnlint", "[check] [PATH…] [FLAGS]", ".br", ".B dsnlint", "COMMAND [ARGUMENTS]")
	r.section("DESCRIPTION", "dsnlint finds every place where a program, a config file or infrastructure code decides how a client talks "+
		"to a database, cache or broker, says what that driver in that version really does there, and judges it with Rego policies. "+
		"It makes no network access and shows no password.")
	r.request(".SH COMMANDS")
	for _, m := range all {
		r.command(m)
	}
	r.request(".SH EXIT STATUS")
	for _, e := range exits("") {
		r.item(e.call, e.does)
	}
	r.request(".SH ENVIRONMENT")
	r.item("NO_COLOR", "no colours, unless --color=always")
	r.item("CLICOLOR_FORCE", "colours even where standard output is no terminal")
	r.item("COLUMNS", "how wide the terminal is")
	r.request(".SH FILES")
	r.item(".dsnlint.yaml", "configuration, from the working directory up to the repository root")
	r.request(".SH EXAMPLES")
	for _, m := range all {
		for _, e := range examples[m.name] {
			r.item(e.call, e.does)
		}
	}
	return r.String()
}

func (r *roff) command(m manual) {
	r.request(".SS " + escape(m.name))
	if m.summary != "" {
		r.text(strings.ToUpper(m.summary[:1]) + m.summary[1:] + ".")
	}
	for i, s := range m.synopses {
		switch {
		case i > 0:
			r.request(".br")
		case m.summary != "": // a heading begins a paragraph of its own
			r.request(".PP")
		}
		r.request(".B dsnlint")
		r.text(s)
	}
	if m.flags != nil {
		m.flags.VisitAll(r.flag)
	}
}

func (r *roff) flag(f *pflag.Flag) {
	placeholder, usage := pflag.UnquoteUsage(f)
	term := "--" + f.Name
	switch {
	case f.Hidden || f.Name == "help":
		return
	case f.NoOptDefVal != "" && f.Value.Type() != "bool":
		term += "[=" + placeholder + "]"
	case placeholder != "":
		term += " " + placeholder
	}
	r.item(term, usage)
}

// item is a word and what it means.
func (r *roff) item(term, meaning string) {
	r.request(".TP", ".B "+escape(strings.ReplaceAll(term, `"`, `\(dq`)))
	r.text(meaning)
}

func (r *roff) section(title, text string) {
	r.request(".SH " + title)
	r.text(text)
}

func (r *roff) request(lines ...string) {
	for _, l := range lines {
		fmt.Fprintln(r, strings.ReplaceAll(l, "…", `\&...`))
	}
}

// text writes prose in short lines, each sentence on a new one, as roff wants it.
func (r *roff) text(s string) {
	const limit = 76
	line := ""
	put := func() {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		fmt.Fprintln(r, line)
		line = ""
	}
	for _, word := range strings.Fields(s) {
		ended := strings.HasSuffix(line, ".") && !strings.HasSuffix(line, `\&...`)
		word = strings.ReplaceAll(escape(word), "…", `\&...`)
		if line != "" && (ended || len(line)+1+len(word) > limit) {
			put()
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	put()
}

// escape keeps roff from reading characters as its own.
func escape(s string) string {
	return strings.NewReplacer(`\(dq`, `\(dq`, `\`, `\e`, "-", `\-`, "~", `\(ti`, "^", `\(ha`, "`", `\(ga`).Replace(s)
}
