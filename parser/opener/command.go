package opener

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// runner is how a function that starts programs is called.
type runner struct {
	skip int  // arguments in front of the program: a context, a mode
	line bool // the arguments are one command line for a shell, or a program and the rest of its line
}

// runners are the functions that start programs, by language and full name. Those of an object begin with "*.".
var runners = map[string]map[string]runner{
	"python": {
		"subprocess.run": {}, "subprocess.call": {}, "subprocess.check_call": {}, "subprocess.check_output": {}, "subprocess.Popen": {},
		"subprocess.getoutput": {line: true}, "subprocess.getstatusoutput": {line: true}, "os.system": {line: true}, "os.popen": {line: true},
		"asyncio.create_subprocess_exec": {}, "asyncio.create_subprocess_shell": {line: true}, "os.execvp": {skip: 1}, "os.execv": {skip: 1},
		"os.execvpe": {skip: 1}, "os.execlp": {skip: 1}, "sh.psql": {}, "invoke.run": {line: true}, "delegator.run": {line: true},
	},
	"go": {"os/exec.Command": {}, "os/exec.CommandContext": {skip: 1}, "syscall.Exec": {skip: 1}},
	"javascript": {
		"child_process.exec": {line: true}, "child_process.execSync": {line: true}, "child_process.spawn": {}, "child_process.spawnSync": {},
		"child_process.execFile": {}, "child_process.execFileSync": {}, "execa": {}, "execa.execa": {}, "execa.execaSync": {}, "execa.command": {line: true},
		"execa.execaCommand": {line: true}, "execa.execaCommandSync": {line: true}, "execa.sync": {}, "cross-spawn": {}, "cross-spawn.sync": {},
		"shelljs.exec": {line: true}, "zx.$": {line: true}, "bun.$": {line: true}, "Bun.spawn": {}, "Bun.spawnSync": {}, "Deno.Command": {},
	},
	"java": {
		"ProcessBuilder": {}, "java.lang.ProcessBuilder": {}, "*.exec": {line: true}, "Process": {line: true}, "scala.sys.process.Process": {line: true},
		"*.execute": {line: true},
	},
	"csharp": {"Process.Start": {line: true}, "System.Diagnostics.Process.Start": {line: true}, "ProcessStartInfo": {line: true}},
	"php": {
		"exec": {line: true}, "shell_exec": {line: true}, "system": {line: true}, "passthru": {line: true}, "popen": {line: true}, "proc_open": {line: true},
		"Process": {}, "Symfony.Component.Process.Process": {}, "Process.fromShellCommandline": {line: true},
		"`": {line: true}, "Symfony.Component.Process.Process.fromShellCommandline": {line: true}, "Process.run": {line: true}, "Illuminate.Support.Facades.Process.run": {line: true},
	},
	"ruby": {
		"system": {}, "exec": {}, "spawn": {}, "sh": {}, "Kernel.system": {}, "Kernel.exec": {}, "Kernel.spawn": {}, "Process.spawn": {}, "IO.popen": {},
		"Open3.capture2": {}, "Open3.capture2e": {}, "Open3.capture3": {}, "Open3.popen2": {}, "Open3.popen2e": {}, "Open3.popen3": {}, "`": {line: true},
	},
	"perl":   {"system": {}, "exec": {}, "`": {line: true}},
	"rust":   {"std.process.Command.new": {}, "tokio.process.Command.new": {}, "async_process.Command.new": {}, "duct.cmd": {}, "xshell.cmd": {line: true}},
	"elixir": {"System.cmd": {}, "System.shell": {line: true}, "Mix.shell.cmd": {line: true}, "MuonTrap.cmd": {}},
	"c": {
		"system": {line: true}, "popen": {line: true}, "_popen": {line: true}, "execlp": {skip: 1}, "execl": {skip: 1}, "execle": {skip: 1},
	},
}

// commands finds the client programs of databases that the program starts. They are read as on a command line.
func (f *finder) commands() {
	table := runners[f.unit.Language]
	if len(table) == 0 {
		return
	}
	last := map[string]bool{}
	for name := range table {
		last[lastSegment(name)] = true
	}
	for _, c := range f.unit.Calls {
		if !last[lastSegment(normalPath(c.Method))] && !f.promised(c) {
			continue
		}
		if how, ok := f.runs(c, table); ok {
			f.command(c, how)
		}
	}
}

// runs reports how a call starts a program, if it does.
func (f *finder) runs(c *token.Call, table map[string]runner) (runner, bool) {
	if how, ok := table[normalPath(c.Callee)]; ok && c.Receiver == nil && !f.defines(c) {
		return how, true
	}
	for _, name := range f.resolve(c) {
		if how, ok := table[strings.TrimPrefix(name.path, "node:")]; ok {
			return how, true
		}
	}
	if how, ok := table["*."+c.Method]; ok && (c.Receiver != nil || strings.Contains(c.Callee, ".")) {
		return how, true
	}
	if f.promised(c) {
		return runner{line: true}, true
	}
	return runner{}, false
}

// defines reports whether the file has a function of its own that a call by its plain name goes to.
func (f *finder) defines(c *token.Call) bool {
	return !strings.Contains(c.Callee, ".") && f.ownFunctions(c.Method) > 0
}

// promised reports calls of what promisify makes of exec.
func (f *finder) promised(c *token.Call) bool {
	if f.unit.Language != "javascript" || c.Receiver != nil || strings.Contains(c.Callee, ".") {
		return false
	}
	defs := f.assigns[slot{c.Callee, 0}]
	if len(defs) != 1 || defs[0].Value.Kind != token.CallOf || defs[0].Value.Call == nil || defs[0].Value.Call.Method != "promisify" {
		return false
	}
	args := defs[0].Value.Call.Args
	return len(args) == 1 && args[0].Value.Kind == token.Name && lastSegment(args[0].Value.Path) == "exec"
}

// command reads one start of a program, once for each combination of branches that its words depend on.
func (f *finder) command(c *token.Call, how runner) {
	var picks []int
	seen, before := map[string]bool{}, len(f.found.Connections)
	for left := maxVariants; left > 0; left-- {
		r := &run{finder: f, picks: picks}
		words, line := r.words(c, how)
		if print := printed(words); !seen[print] && r.mayRun(words, line) {
			seen[print] = true
			r.started(c, words, line)
		}
		if len(picks) == 0 {
			left += r.otherCallers()
		}
		if picks = next(r.made); picks == nil {
			return
		}
	}
	if len(f.found.Connections) == before {
		return // another program
	}
	f.found.Cut(c.Place, source.TooLarge, "what is started here depends on more than 8 combinations of branches; the others were not looked at")
}

func printed(words []source.Text) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.String())
		b.WriteByte(0)
	}
	return b.String()
}

// words are the words that a call starts a program with; line says that they are one line for a shell.
func (r *run) words(c *token.Call, how runner) (words []source.Text, line bool) {
	args := c.Args
	if len(args) > 0 && r.unit.Language == "ruby" && r.follow(args[0].Value, c.Scope).expr.Kind == token.ObjectOf {
		args = args[1:] // the environment
	}
	lists := false
	for i := min(how.skip, len(args)); i < len(args) && len(words) < maxItems; i++ {
		a := args[i]
		if !a.Name.IsZero() {
			if programNames[strings.ToLower(a.Name.String())] {
				words = append(words, r.text(a.Value, c.Scope))
			}
			continue
		}
		t := r.follow(a.Value, c.Scope)
		if items, ok := r.items(a.Value, c.Scope); ok {
			lists = true
			words = append(words, items...)
		} else if t.expr.Kind != token.ObjectOf && t.expr.Kind != token.FuncOf && !isNull(t.expr) {
			words = append(words, r.text(a.Value, c.Scope))
		}
	}
	if r.unit.Language == "java" && c.Method == "execute" {
		words = []source.Text{r.text(calledOn(c), c.Scope)}
	}
	if r.unit.Language == "rust" {
		words = r.rustWords(c, words)
	}
	if how.line && !lists && len(words) > 0 {
		if how.line && r.unit.Language != "csharp" {
			words = words[:1]
		}
		return words, true
	}
	return words, len(words) == 1 && strings.ContainsAny(words[0].String(), " \n")
}

// programNames are the names that arguments have which are words of the command line.
var programNames = map[string]bool{"filename": true, "arguments": true, "args": true, "command": true, "cmd": true}

func isNull(e token.Expr) bool { return e.Kind == token.Literal && e.Value != setting.String }

// rustWords adds what .arg(x) and .args([x, y]) give to a command, in a chain or on a variable.
func (r *run) rustWords(c *token.Call, words []source.Text) []source.Text {
	for _, call := range r.onCommand(c) {
		if (call.Method == "arg" || call.Method == "args") && len(call.Args) == 1 {
			if items, ok := r.items(call.Args[0].Value, call.Scope); ok {
				words = append(words, items...)
				continue
			}
			words = append(words, r.text(call.Args[0].Value, call.Scope))
		}
	}
	return words
}

// onCommand lists the calls on the object that a call makes, in order: those of its chain, and those on the variable that
// holds it.
func (r *run) onCommand(c *token.Call) []*token.Call {
	var out []*token.Call
	add := func(from *token.Call) {
		for n := 0; from != nil && n < maxItems; n++ {
			out = append(out, from)
			from = r.chained[from]
		}
	}
	add(r.chained[c])
	if holder := normalPath(r.holder(c)); holder != "" {
		for _, call := range r.methods[holder] {
			if call.Scope == c.Scope && call.Place.Span.Start > c.Place.Span.End {
				add(call)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *token.Call) int { return a.CalleePlace.Span.Start - b.CalleePlace.Span.Start })
	return slices.Compact(out)
}

// mayRun reports whether words start a program that is read.
func (r *run) mayRun(words []source.Text, line bool) bool {
	switch {
	case len(words) == 0:
		return false
	case line:
		return true
	}
	return cli.IsClient(words, "") || cli.Shells[cli.Name(words)]
}

// started reads a command with the environment that it gets. Only what client programs connect to counts: all else that
// stands in such lines is found as any string.
func (r *run) started(c *token.Call, words []source.Text, line bool) {
	env := r.environmentOf(c)
	var found setting.Found
	if line {
		found = shell.Find(r.unit.File, joinWith(words, source.Decoded(c.CalleePlace, " ")), env, setting.Hint{}, r.known)
	} else {
		found = shell.Command(r.unit.File, words, env, setting.Hint{}, r.known)
	}
	kept := slices.DeleteFunc(found.Connections, func(conn setting.Connection) bool { return conn.Hint.Language != "shell" })
	if len(kept) == 0 {
		return
	}
	for i := range kept {
		kept[i].Guard, kept[i].Where = c.Guard, r.startedBy(c, &kept[i])
		kept[i].Related = append(kept[i].Related, r.related...)
		if kept[i].Where != c.Place {
			kept[i].Related = append(kept[i].Related, setting.Related{Place: c.Place, Label: "started here"})
		}
	}
	r.found.Connections = append(r.found.Connections, kept...)
	r.found.Secrets = append(r.found.Secrets, found.Secrets...)
	r.claimed = append(r.claimed, r.touched...)
}

// startedBy is where a command stands: the call that starts it, or the one on the way to that which says what it connects to.
func (r *run) startedBy(c *token.Call, conn *setting.Connection) source.Place {
	for _, by := range r.cameBy {
		if contributes(by, conn) {
			return by.Place
		}
	}
	return c.Place
}

// environmentOf lists the variables that a command gets: those that the program sets for itself before, and those that the
// call gives it.
func (r *run) environmentOf(c *token.Call) []setting.Option {
	env := lastBefore(r.writtenFor(c.Scope), c.Place.Span.Start)
	for i, a := range c.Args {
		switch {
		case a.Name.String() == "env":
			env = append(env, r.variables(a.Value, c.Scope)...)
		case i == 0 && r.unit.Language == "ruby":
			env = append(env, r.variables(a.Value, c.Scope)...)
		case r.unit.Language == "javascript" && i > 0:
			if e, scope, ok := r.memberOf(a.Value, "env", c.Scope); ok {
				env = append(env, r.variables(e, scope)...)
			}
		}
	}
	env = append(env, r.setOn(c)...)
	return env
}

// variables reads an object of variables, a list of pairs, or a list of NAME=value.
func (r *run) variables(e token.Expr, scope int) []setting.Option {
	t := r.follow(e, scope)
	var out []setting.Option
	if r.isObject(t) {
		parts, _ := r.collected(func(d *draft) {
			r.members(d, urlMark, t)
			r.mutate(d, urlMark, t)
		})
		for _, p := range parts {
			out = append(out, setting.Variable(p.Name, p.Value.Text))
		}
		return out
	}
	items := t.expr.Items
	if t.expr.Kind == token.CallOf && t.expr.Call != nil && t.expr.Call.Callee == "append" {
		for _, a := range t.expr.Call.Args {
			items = append(items, a.Value)
		}
	}
	for _, item := range items {
		if item.Kind == token.ListOf && len(item.Items) == 2 {
			out = append(out, setting.Variable(r.text(item.Items[0], t.scope), r.text(item.Items[1], t.scope)))
			continue
		}
		if name, value, ok := r.text(item, t.scope).Cut("="); ok {
			out = append(out, setting.Variable(name, value))
		}
	}
	return out
}

// setOn reads what is set on the object that stands for a command: cmd.Env = append(os.Environ(), "PGSSLMODE=disable"),
// pb.environment().put("PGSSLMODE", "disable"), .env("PGSSLMODE", "disable").
func (r *run) setOn(c *token.Call) []setting.Option {
	var out []setting.Option
	for _, call := range r.onCommand(c) {
		sets := call.Method == "env" || (call.Method == "put" || call.Method == "Add") && call.Receiver != nil && call.Receiver.Call != nil && call.Receiver.Call.Method == "environment"
		if sets && len(call.Args) == 2 {
			out = append(out, setting.Variable(r.text(call.Args[0].Value, call.Scope), r.text(call.Args[1].Value, call.Scope)))
		}
	}
	holder := normalPath(r.holder(c))
	if holder == "" {
		return out
	}
	for _, a := range r.fields[holder] {
		if a.Scope != c.Scope || a.Place.Span.Start < c.Place.Span.End {
			continue
		}
		field := strings.TrimPrefix(normalPath(a.Target), holder+".")
		switch {
		case field == "Env":
			out = append(out, r.variables(a.Value, a.Scope)...)
		case strings.HasPrefix(field, "EnvironmentVariables."), strings.HasPrefix(field, "Environment."):
			name := source.Decoded(a.TargetPlace, lastSegment(field))
			out = append(out, setting.Variable(name, r.text(a.Value, a.Scope)))
		}
	}
	return out
}
