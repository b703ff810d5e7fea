package parser

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// runScripts reads what a file lets run. The image of a container, and the packages that earlier scripts of the same job
// install, say which client programs the commands are.
func runScripts(p *Parser, f *source.File, scripts []keys.Script) setting.Found {
	var found setting.Found
	installed := map[int][]string{}
	for _, s := range scripts {
		hint := imageHint(s.Image)
		if s.Argv != nil {
			found.Add(shell.Command(f, served(given(s), hint), s.Env, hint, p.known))
			continue
		}
		base := hint.Name
		if s.Group != 0 {
			installed[s.Group] = append(installed[s.Group], shell.Installed(f, s.Text, base)...)
		}
		if drivers := installed[s.Group]; len(drivers) > 0 {
			hint.Drivers, hint.Source = append(hint.Drivers, drivers...), "manifest"
		}
		found.Add(shell.Find(f, s.Text, s.Env, hint, p.known))
	}
	found.Problems = once(found.Problems)
	return found
}

// once leaves out what is said again of a script that stands in one place and is named in several.
func once(problems []source.Problem) []source.Problem {
	said := map[source.Problem]bool{}
	return slices.DeleteFunc(problems, func(p source.Problem) bool {
		again := said[p]
		said[p] = true
		return again
	})
}

func imageHint(ref string) setting.Hint {
	if ref == "" {
		return setting.Hint{}
	}
	name, _, _ := strings.Cut(path.Base(ref), ":")
	hint := setting.Hint{Name: name}
	if drivers, version := cli.Image(ref); len(drivers) > 0 {
		hint.Drivers, hint.Version, hint.Source = drivers, version, "manifest"
	}
	return hint
}

// served puts the server in front of arguments alone, which the entry point of a database's image hands to it.
func served(argv []source.Text, hint setting.Hint) []source.Text {
	if len(argv) == 0 || !strings.HasPrefix(argv[0].String(), "-") {
		return argv
	}
	program := cli.Server(hint.Name)
	if program == "" {
		return argv
	}
	return append([]source.Text{source.Decoded(argv[0].Place(), program)}, argv...)
}

// given are the words of a command with the variables of its container, which Kubernetes puts in for $(NAME).
func given(s keys.Script) []source.Text {
	values := map[string]source.Text{}
	for _, v := range s.Env {
		values["env:"+v.Name.String()] = v.Value.Text
	}
	out := make([]source.Text, len(s.Argv))
	for i, w := range s.Argv {
		out[i] = w
		if strings.Contains(w.String(), "$(") && len(values) > 0 {
			out[i], _ = dsn.Expand(w, "shell").Fill(values)
		}
	}
	return out
}

// withCommands adds what commands connect to. What a command beside it connects with is its business: the command says who
// reads it.
func withCommands(found, run setting.Found) setting.Found {
	withoutHandedOn(&found, run.Connections)
	found.Add(run)
	return found
}

func hasOption(c *setting.Connection, name string) bool {
	return slices.ContainsFunc(c.Options, func(o setting.Option) bool { return o.Name.String() == name })
}

// withoutHandedOn removes connections that a command beside them makes: of the variables of an environment that it is
// given, unless it has a word of its own for what they say, and of a connection string among its words.
func withoutHandedOn(found *setting.Found, commands []setting.Connection) {
	if len(commands) == 0 {
		return
	}
	all, plain := map[source.Place]bool{}, map[source.Place]bool{} // plain ones have no word of their own
	for i := range commands {
		c := &commands[i]
		own := hasOption(c, "sslmode")
		all[c.Scheme.Place()], plain[c.Scheme.Place()] = true, true
		for _, o := range c.Options {
			all[o.Place()] = true
			plain[o.Place()] = plain[o.Place()] || !own
		}
	}
	delete(all, source.Place{})
	delete(plain, source.Place{})
	found.Connections = slices.DeleteFunc(found.Connections, func(c setting.Connection) bool {
		read := all
		if hasOption(&c, "PGSSLMODE") {
			read = plain
		}
		return read[c.Scheme.Place()] || len(c.Options) > 0 && (c.Shape == setting.Env || c.Grammar != "") && read[c.Options[0].Place()]
	})
}
