package parser

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var (
	cronVariable = source.Pattern(`^[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*`)
	cronTime     = source.Pattern(`^[ \t]*(?:@[a-z]+|(?:[-*0-9A-Za-z,/~]+[ \t]+){4}[-*0-9A-Za-z,/~]+)[ \t]+`)
	cronUser     = source.Pattern(`^[a-z_][a-z0-9_-]*[ \t]+`)
)

// readCrontab reads lines of a time and a command. Variables hold for the lines below them. In a system's crontab the
// name of a user stands before the command.
func readCrontab(p *Parser, f *source.File) setting.Found {
	var found setting.Found
	var env []setting.Option
	system := path.Base(path.Dir(f.Path)) == "cron.d" || path.Base(path.Dir(f.Path)) == "etc"
	whole := f.All()
	for _, line := range whole.Split("\n") {
		text := strings.TrimSpace(line.String())
		switch at := cronVariable().FindStringSubmatchIndex(line.String()); {
		case text == "" || text[0] == '#':
		case at != nil:
			value := line.Slice(at[1], line.Len()).Trim()
			if s := value.String(); len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
				value = value.Slice(1, len(s)-1)
			}
			env = append(env, setting.Variable(line.Slice(at[2], at[3]), value))
		default:
			found.Add(shell.Find(f, cronCommand(line, system), env, setting.Hint{}, p.known))
		}
	}
	return found
}

// cronCommand is the command of a line; empty where there is none.
func cronCommand(line source.Text, system bool) source.Text {
	at := cronTime().FindStringIndex(line.String())
	if at == nil {
		return source.Text{}
	}
	command := line.Slice(at[1], line.Len())
	if user := cronUser().FindStringIndex(command.String()); system && user != nil {
		command = command.Slice(user[1], command.Len())
	}
	return command
}
