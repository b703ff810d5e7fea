package driver

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// candidates lists the drivers that may read a connection, and how that was decided in the contract's words.
func candidates(c *setting.Connection, q Query) ([]*Table, string) {
	ids, source := c.Hint.Drivers, c.Hint.Source
	if len(ids) == 0 {
		ids, source = schemeDrivers(c), "scheme"
	}
	ids = readingScheme(ids, c)
	if len(ids) == 0 && c.Scheme.IsZero() && c.Grammar != "" {
		ids = grammarDrivers(c)
	}
	tables := inGoStyle(lookupAll(ids), c)
	if len(tables) == 0 {
		tables, source = environmentReaders(engineDrivers(c.Hint), c), "assumed"
	}
	if len(tables) > 1 {
		if named := inManifest(tables, source == "assumed" && len(c.Hint.Drivers) > 1, q); len(named) > 0 {
			return named, "manifest"
		}
	}
	if tables = unlessShy(tables); len(tables) > 1 {
		if generic := speakingForAll(tables); len(generic) > 0 {
			return generic, source
		}
		return tables, "assumed"
	}
	if len(tables) == 0 {
		return []*Table{unknownDriver}, "unknown"
	}
	if source == "" || source == "assumed" && !c.Scheme.IsZero() {
		source = "scheme"
	}
	return tables, source
}

// Accepting lists the ids of the drivers that claim a connection's scheme or, where it has none, its engine or shape.
func Accepting(c *setting.Connection) []string {
	name := strings.ToLower(c.Scheme.String())
	var out []string
	for _, t := range catalogue() {
		if t.readsLike(c) && slices.ContainsFunc(t.Schemes, func(s setting.Scheme) bool { return s.Name == name && name != "" }) ||
			name == "" && slices.Contains(t.Grammars, c.Grammar) {
			out = append(out, t.ID)
		}
	}
	return out
}

// readingScheme keeps, of the drivers of a library for several engines, those that read the connection's scheme. A driver
// that claims no scheme reads whatever its openers hand it.
func readingScheme(ids []string, c *setting.Connection) []string {
	if c.Hint.Source == "assumed" && (c.Scheme.IsZero() || !c.Scheme.Known()) {
		return ids // options alone
	}
	out := slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		t := Lookup(id)
		return t == nil || len(t.Schemes) > 0 && !slices.ContainsFunc(t.Schemes, func(s setting.Scheme) bool { return s.Name == strings.ToLower(c.Scheme.String()) })
	})
	if len(out) == 0 {
		return ids
	}
	return out
}

// goStyle is the grammar of go-sql-driver, which some programs put behind a scheme.
const goStyle = "go-sql-driver"

// inGoStyle keeps the drivers that read a connection as it is written in go-sql-driver's style, if any does.
func inGoStyle(tables []*Table, c *setting.Connection) []*Table {
	if c.Grammar != goStyle || c.Scheme.IsZero() {
		return tables
	}
	out := slices.DeleteFunc(slices.Clone(tables), func(t *Table) bool { return !slices.Contains(t.Grammars, goStyle) })
	if len(out) == 0 {
		return tables
	}
	return out
}

// speakingForAll are the tables that count where nothing names a client, if there are any.
func speakingForAll(tables []*Table) []*Table {
	return slices.DeleteFunc(slices.Clone(tables), func(t *Table) bool { return !t.Generic })
}

// unlessShy leaves out the tables that only a manifest brings in, unless there are no others.
func unlessShy(tables []*Table) []*Table {
	out := slices.DeleteFunc(slices.Clone(tables), func(t *Table) bool { return t.ByManifest })
	if len(out) == 0 {
		return tables
	}
	return out
}

func lookupAll(ids []string) []*Table {
	var out []*Table
	for _, id := range ids {
		if t := Lookup(id); t != nil {
			out = append(out, t)
		}
	}
	return out
}

// inManifest are the tables whose packages a manifest names. library says that they are the drivers of one library.
func inManifest(tables []*Table, library bool, q Query) []*Table {
	if q.Has == nil {
		return nil
	}
	var own, out []*Table
	for _, t := range tables {
		if len(t.Packages) > 0 && q.Has(t.Packages) {
			own, out = append(own, t), append(out, t)
		} else if len(t.Wrappers) > 0 && q.Has(t.Wrappers) {
			out = append(out, t)
		}
	}
	if library && len(own) > 0 { // the library says nothing about which of its drivers is there
		return own
	}
	return out
}

// schemeDrivers finds the drivers that claim the DSN's scheme; a driver of the file's own language goes before others.
func schemeDrivers(c *setting.Connection) []string {
	name := strings.ToLower(c.Scheme.String())
	if name == "" {
		return nil
	}
	if id := libraryDriver(name, c.Hint.Name); id != "" {
		return []string{id}
	}
	var all, own, shy []string
	for _, t := range catalogue() {
		for _, s := range t.Schemes {
			if s.Name != name || !t.readsLike(c) {
				continue
			}
			if s.Certain {
				return []string{t.ID}
			}
			all = append(all, t.ID)
			switch {
			case !t.speaks(c.Hint.Language):
			case t.ByManifest:
				shy = append(shy, t.ID)
			default:
				own = append(own, t.ID)
			}
		}
	}
	for _, ids := range [][]string{own, shy} {
		if len(ids) > 0 {
			return ids
		}
	}
	return all
}

// pdo is the grammar of PHP's PDO, in which a scheme is a driver's name: mysql:host=h.
const pdo = "pdo"

// readsLike reports whether a driver reads what a connection is written in: PDO's strings are for PDO alone, and it
// reads no URLs.
func (t *Table) readsLike(c *setting.Connection) bool {
	return slices.Contains(t.Grammars, pdo) == (c.Grammar == pdo)
}

// libraryDriver is the driver that the library of a callee takes for a scheme; "" if no table says so.
func libraryDriver(scheme, callee string) string {
	for _, t := range catalogue() {
		for _, d := range t.DefaultOf {
			if library, of, _ := strings.Cut(d, " "); of == scheme && strings.HasPrefix(callee, library+".") {
				return t.ID
			}
		}
	}
	return ""
}

// speaks reports whether a driver is used from a language, as tables that speak for all clients are from any.
func (t *Table) speaks(language string) bool {
	return language != "" && (t.Generic || languageOf(t) == language)
}

// grammarDrivers finds the drivers that read a connection string without a scheme, those of the file's language first.
func grammarDrivers(c *setting.Connection) []string {
	engine := cmp.Or(c.Hint.Engine, portEngine(c))
	var all, own []string
	for _, id := range Accepting(c) {
		t := Lookup(id)
		if engine != "" && t.Engine != engine {
			continue
		}
		all = append(all, id)
		if t.speaks(c.Hint.Language) {
			own = append(own, id)
		}
	}
	if len(own) > 0 {
		return familiar(own, c)
	}
	return familiar(all, c)
}

// portEngine is the engine of which a connection string names the registered port beside its host, "" for any other port.
func portEngine(c *setting.Connection) string {
	if len(c.Ports) != 1 || !c.Ports[0].Known() {
		return ""
	}
	switch c.Ports[0].String() {
	case "1433":
		return "sqlserver"
	case "3306":
		return "mysql"
	case "5432":
		return "postgresql"
	}
	return ""
}

// familiar keeps the drivers to which no security option of the connection is strange: SSL Mode is no keyword of SQL
// Server's drivers, so the string is not for them. Where every driver finds one strange, the string is just wrong.
func familiar(ids []string, c *setting.Connection) []string {
	var out []string
	for _, id := range ids {
		t := Lookup(id)
		if !slices.ContainsFunc(c.Options, func(o setting.Option) bool { return t.strange(o) }) {
			out = append(out, id)
		}
	}
	if len(out) == 0 {
		return ids
	}
	return out
}

// strange reports whether no version of the driver knows an option that looks like security.
func (t *Table) strange(o setting.Option) bool {
	name := o.Name.String()
	return looksLikeSecurity(name) && !slices.ContainsFunc(t.Options, func(known Option) bool { return t.spells(&known, name) })
}

// languageOf is the language that a driver is used from, by its package registry. C has none.
func languageOf(t *Table) string {
	languages := map[string]string{"go": "go", "npm": "javascript", "pypi": "python", "maven": "java", "nuget": "csharp", "cargo": "rust", "hex": "elixir", "gem": "ruby", "composer": "php"}
	for _, p := range t.Packages {
		return languages[p.Ecosystem]
	}
	for _, o := range t.Openers {
		if o.Language == "c" {
			return o.Language
		}
	}
	return ""
}

// engineDrivers lists the drivers of an engine that read plain URLs, for a setting that names no more than the engine;
// those of the file's own language go before others.
func engineDrivers(h setting.Hint) []*Table {
	var all, own []*Table
	for _, t := range catalogue() {
		if t.Engine != h.Engine || h.Engine == "" || len(t.Schemes) == 0 {
			continue
		}
		all = append(all, t)
		if t.speaks(h.Language) {
			own = append(own, t)
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

// environmentReaders leaves out the drivers that do not read libpq's variables, where such variables are all there is.
// PGSSL is none of libpq's, and its readers are looked at where it is written.
func environmentReaders(tables []*Table, c *setting.Connection) []*Table {
	if c.Shape != setting.Env || c.Grammar != "" || !strings.HasPrefix(c.Hint.Name, "env:PG") {
		return tables
	}
	own := holdsOption(c.Options, "PGSSL")
	var out []*Table
	for _, t := range tables {
		if slices.ContainsFunc(t.Options, func(o Option) bool { return t.spells(&o, "PGSSLMODE") || own && t.spells(&o, "PGSSL") }) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return tables
	}
	return out
}
