package opener

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// What is special about Elixir: the configuration of a repository stands in calls of config that are merged, and what a
// module is can only be told by its name.

// elixirNames lists the full names that a callee may have. A config that is no repository's has none.
func (f *finder) elixirNames(c *token.Call) []candidate {
	if c.Receiver != nil {
		return nil
	}
	callee := f.elixirPath(c.Callee)
	if isElixirConfig(c) {
		if !f.configuresRepo(c) {
			return nil
		}
		return []candidate{{callee, "call"}}
	}
	out := []candidate{{callee, "call"}}
	if module, found := strings.CutSuffix(callee, "."+c.Method); found && isRepo(module) {
		out = append(out, candidate{"Ecto.Repo." + c.Method, "call"})
	}
	return out
}

// elixirPath is a path with its alias spelt out.
func (f *finder) elixirPath(path string) string {
	head, rest, dotted := strings.Cut(path, ".")
	if full, ok := f.unit.Imports[head]; ok {
		return joinPath(full, rest, dotted)
	}
	return path
}

// isElixirConfig reports whether a call may set a repository's configuration.
func isElixirConfig(c *token.Call) bool {
	return c.Callee == "config" || c.Callee == "Application.put_env"
}

// configuresRepo reports whether a config is that of a repository with an adapter that we know: its name says so, the
// file lists it among the repositories, or an adapter is named.
func (f *finder) configuresRepo(c *token.Call) bool {
	if len(c.Args) < 3 || c.Args[1].Value.Kind != token.Name || !c.Args[1].Name.IsZero() {
		return false
	}
	r := &run{finder: f}
	adapter, _, found := r.selecting(c, setting.Selector{Keyword: "adapter"})
	if path := f.elixirPath(adapter.Path); found && adapter.Kind == token.Name && isModule(path) {
		return f.ofAdapter(f.elixirPath(c.Callee), path) != nil
	}
	module := c.Args[1].Value.Path
	return isRepo(module) || f.elixirFile().repos[module]
}

// isRepo reports whether a name is one that repositories have: App.Repo, App.ReadRepo, App.Repo.Replica, a variable repo.
// One that speaks of another database is none.
func isRepo(name string) bool {
	lower := strings.ToLower(name)
	if slices.ContainsFunc(foreignRepos, func(s string) bool { return strings.Contains(lower, s) }) {
		return false
	}
	if !isModule(name) {
		return name == "repo" || strings.HasSuffix(name, "_repo")
	}
	return slices.ContainsFunc(strings.Split(name, "."), isRepoWord)
}

// isRepoWord reports names such as Repo, ReadRepo and RepoBase, but not Report.
func isRepoWord(s string) bool {
	i := strings.Index(s, "Repo")
	return i >= 0 && (i+4 == len(s) || s[i+4] < 'a' || s[i+4] > 'z')
}

// foreignRepos are databases that Ecto reaches with drivers that we do not know.
var foreignRepos = []string{"clickhouse", "sqlite", "mssql", "mongo", "duckdb"}

// isModule reports whether a path is the name of a module, which is a constant.
func isModule(path string) bool {
	return isClass(lastSegment(path))
}

// elixirFile is what a file says about the repositories in it; it is gathered once.
type elixirFile struct {
	repos   map[string]bool // config :app, ecto_repos: [A, B]
	adapter string          // use Ecto.Repo, adapter: Ecto.Adapters.MyXQL; "" if there is none, or several
	blocks  []int           // for each line the one that opens the block around it, or noBlock
}

const noBlock = -1

func (f *finder) elixirFile() *elixirFile {
	if f.elixir != nil {
		return f.elixir
	}
	f.elixir = &elixirFile{repos: map[string]bool{}, blocks: f.blocks()}
	adapters := map[string]bool{}
	for _, c := range f.unit.Calls {
		for _, a := range c.Args {
			switch {
			case c.Callee == "config" && a.Name.String() == "ecto_repos":
				for _, item := range a.Value.Items {
					f.elixir.repos[item.Path] = true
				}
			case c.Callee == "use" && a.Name.String() == "adapter" && a.Value.Kind == token.Name:
				f.elixir.adapter = f.elixirPath(a.Value.Path)
				adapters[f.elixir.adapter] = true
			}
		}
	}
	if len(adapters) > 1 {
		f.elixir.adapter = ""
	}
	return f.elixir
}

// blocks finds for each line the last one before it that is indented less.
func (f *finder) blocks() []int {
	out := make([]int, len(f.lines))
	var open []int
	for line := range f.lines {
		if len(bytes.TrimSpace(f.lineText(line))) == 0 {
			out[line] = noBlock
			continue
		}
		for len(open) > 0 && f.indents[open[len(open)-1]] >= f.indents[line] {
			open = open[:len(open)-1]
		}
		out[line] = noBlock
		if len(open) > 0 {
			out[line] = open[len(open)-1]
		}
		open = append(open, line)
	}
	return out
}

func (f *finder) lineText(line int) []byte {
	end := len(f.unit.File.Data)
	if line+1 < len(f.lines) {
		end = f.lines[line+1]
	}
	return f.unit.File.Data[f.lines[line]:end]
}

// blockOf is the line that opens the block around an offset.
func (f *finder) blockOf(offset int) int {
	return f.elixirFile().blocks[max(0, sort.SearchInts(f.lines, offset+1)-1)]
}

// elixirMerge joins the configs of one repository in a file, as Elixir merges them: later ones win, and those in a
// block may or may not hold.
func (f *finder) elixirMerge() {
	var kept []match
	groups := map[string][]match{}
	var order []string
	for _, m := range f.matched {
		if !isElixirConfig(m.call) {
			kept = append(kept, m)
			continue
		}
		key := f.configKey(m.call)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], m)
	}
	for _, key := range order {
		for _, m := range f.mergedConfigs(groups[key]) {
			if located(m.call) {
				m.call = f.over(key, m.call)
				kept = append(kept, m)
			}
		}
	}
	f.matched = kept
}

// configKey names what a config is for: an application and a module.
func (f *finder) configKey(c *token.Call) string {
	return c.Args[0].Value.Text.String() + " " + f.elixirPath(c.Args[1].Value.Path)
}

// over is a config as it is laid over those of other files: what it does not say itself they do.
func (f *finder) over(key string, c *token.Call) *token.Call {
	out := c
	for i := len(f.under) - 1; i >= 0; i-- {
		for _, under := range f.under[i].Calls {
			if under.Callee != "config" || len(under.Args) < 3 || under.Args[1].Value.Kind != token.Name || f.configKey(under) != key {
				continue
			}
			place, callee, scope := out.Place, out.CalleePlace, out.Scope
			out = joinedConfig(under, out, false)
			out.Place, out.CalleePlace, out.Scope = place, callee, scope
		}
	}
	return out
}

// maxConfigs bounds how many configs of one repository are merged.
const maxConfigs = 50

// mergedConfigs joins the configs of one repository: those of one block, then each block with what always holds. Without
// a block of its own a config always holds.
func (f *finder) mergedConfigs(group []match) []match {
	if len(group) > maxConfigs {
		f.found.Cut(group[maxConfigs].call.Place, source.TooLarge, "a repository has more than 50 configs; they were looked at apart from each other")
		return group
	}
	var blocks []match
	at := map[int]int{}
	for _, m := range group {
		block := f.blockOf(m.call.Place.Span.Start)
		if i, found := at[block]; found {
			blocks[i].call = joinedConfig(blocks[i].call, m.call, false)
			continue
		}
		at[block] = len(blocks)
		blocks = append(blocks, m)
	}
	base, always := at[noBlock]
	if !always || len(blocks) == 1 {
		return blocks
	}
	var out []match
	for i, m := range blocks {
		if i != base {
			m.call = joinedConfig(blocks[base].call, m.call, len(out) == 0)
			m.opener, m.source = blocks[base].opener, blocks[base].source
			out = append(out, m)
		}
	}
	return out
}

// joinedConfig is a config with what another one says besides. Where maybe is set, the other one is a branch of one
// choice.
func joinedConfig(base, by *token.Call, maybe bool) *token.Call {
	c := *base
	c.Args, c.Place = slices.Clone(base.Args), base.Place
	if !maybe && by.Guard != setting.NoGuard {
		c.Guard = by.Guard
	}
	for _, a := range by.Args[2:] {
		i := slices.IndexFunc(c.Args, func(old token.Arg) bool { return !a.Name.IsZero() && old.Name.String() == a.Name.String() })
		old := token.Expr{Kind: token.Literal, Place: base.CalleePlace, Text: source.Decoded(base.CalleePlace, "null"), Value: setting.Null}
		if i >= 0 {
			old = c.Args[i].Value
			a.Value = deepened(old, a.Value)
			c.Args = slices.Delete(c.Args, i, i+1)
		}
		if maybe && !a.Name.IsZero() {
			a.Value.Guard = by.Guard
			a.Value = token.Expr{Kind: token.ChoiceOf, Place: by.Place, Items: []token.Expr{a.Value, old}}
		}
		c.Args = append(c.Args, a)
	}
	return &c
}

// deepened merges two keyword lists.
func deepened(old, value token.Expr) token.Expr {
	if old.Kind != token.ObjectOf || value.Kind != token.ObjectOf {
		return value
	}
	value.Members = append([]token.Member{{Value: old, Spread: true}}, value.Members...)
	return value
}

// located reports whether a config says where a repository connects to, or how. Others only set its pool, its name or
// its migrations, and the rest stands in another file.
func located(c *token.Call) bool {
	return slices.ContainsFunc(c.Args[2:], func(a token.Arg) bool {
		switch a.Name.String() {
		case "url", "hostname", "host", "endpoints", "socket", "socket_dir", "ssl", "ssl_opts":
			return true
		case "":
			return a.Value.Kind != token.ObjectOf || located(&token.Call{Args: append(make([]token.Arg, 2), named(a.Value)...)})
		}
		return false
	})
}

// named are the members of an object as arguments; what is spread has no name.
func named(e token.Expr) []token.Arg {
	var out []token.Arg
	for _, m := range e.Members {
		out = append(out, token.Arg{Name: m.Name, Value: m.Value})
	}
	return out
}

// ofOtherDatabase reports whether a connection string of a repository is for a database that its adapters do not read.
func (r *run) ofOtherDatabase(d *draft) bool {
	if d.conn.Hint.Language != "elixir" || len(d.opener.Drivers) < 2 || !d.conn.Scheme.Known() || d.conn.Scheme.Len() == 0 {
		return false
	}
	engine := r.engine(d.conn.Scheme.String())
	return engine != "postgresql" && engine != "mysql"
}

// inLibpqWords reports whether a connection string speaks of TLS in libpq's words. Ecto knows none of them: a string that
// nothing in the file opens is for a program that it runs, or for a file that it writes.
func inLibpqWords(c *setting.Connection) bool {
	return c.Hint.Engine == "postgresql" && slices.ContainsFunc(c.Options, func(o setting.Option) bool { return decidesForLibpq("PG" + strings.ToUpper(o.Name.String())) })
}

// elsewhere notes that the configuration of a repository, where it names no host, says nothing about where it connects
// to: the rest of it stands in another file. One that says nothing about TLS either is no connection.
func (d *draft) elsewhere() {
	started := strings.HasPrefix(d.opener.Callee, "Ecto.Repo.")
	if d.conn.Hint.Language != "elixir" || len(d.conn.Hosts) > 0 || d.dsns > 0 || !started && !isElixirConfig(d.call) {
		return
	}
	secured := slices.ContainsFunc(d.conn.Options, func(o setting.Option) bool { return strings.HasPrefix(o.Name.String(), "ssl") })
	if started && !secured {
		d.aside = true
		return
	}
	d.conn.Hosts = append(d.conn.Hosts, source.UnknownAt(d.conn.Where, "config"))
}

// narrowElixir decides between the drivers of Ecto by the adapter that the file's repository names.
func (f *finder) narrowElixir(m match) match {
	if o := f.ofAdapter(m.opener.Callee, f.elixirFile().adapter); o != nil {
		narrowed := *m.opener
		narrowed.Drivers = o.Drivers
		m.opener, m.source = &narrowed, "import"
	}
	return m
}

// ofAdapter is the opener of that callee for one adapter of Ecto's; nil if no driver's table has it.
func (f *finder) ofAdapter(callee, adapter string) *setting.Opener {
	for _, o := range f.openers[lastSegment(callee)] {
		if o.Callee == callee && len(o.Select) == 1 && slices.Contains(o.Select[0].Values, adapter) {
			return o
		}
	}
	return nil
}
