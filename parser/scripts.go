package parser

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
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
			found.Add(shell.Command(f, served(s.Argv, hint), nil, hint, p.known))
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
	return found
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
	if len(argv) == 0 || len(hint.Drivers) == 0 || !strings.HasPrefix(argv[0].String(), "-") {
		return argv
	}
	program := map[string]string{"mysql-cli": "mysqld", "mariadb-cli": "mysqld", "psql": "postgres"}[hint.Drivers[0]]
	if program == "" {
		return argv
	}
	return append([]source.Text{source.Decoded(argv[0].Place(), program)}, argv...)
}

// withoutHandedOn removes connections that a command beside them makes: of the variables of an environment that it is
// given, of a connection string among its words. The command says who reads them.
func withoutHandedOn(found *setting.Found, commands []setting.Connection) {
	if len(commands) == 0 {
		return
	}
	read := map[source.Place]bool{}
	for i := range commands {
		read[commands[i].Scheme.Place()] = true
		for _, o := range commands[i].Options {
			read[o.Place()] = true
		}
	}
	delete(read, source.Place{})
	found.Connections = slices.DeleteFunc(found.Connections, func(c setting.Connection) bool {
		return read[c.Scheme.Place()] || len(c.Options) > 0 && (c.Shape == setting.Env || c.Grammar != "") && read[c.Options[0].Place()]
	})
}
