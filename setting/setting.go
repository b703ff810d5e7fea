// Package setting holds what the parsers find: connections, resources and switches exactly as they are written, each
// value with its bytes. A setting says nothing about what will happen; that is a fact's business.
package setting

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Shape is how a setting is spelled, in the contract's words.
type Shape string

// The shapes.
const (
	DSNURL     Shape = "dsn-url"
	JDBC       Shape = "jdbc"
	KeywordDSN Shape = "keyword-dsn" // libpq keywords, go-sql-driver, PDO
	ADO        Shape = "ado"         // ADO.NET and ODBC
	Call       Shape = "call"
	ConfigKey  Shape = "config-key"
	Env        Shape = "env"
	CLI        Shape = "cli"
	TNS        Shape = "tns"
	IaC        Shape = "iac"
	ServerConf Shape = "server-conf"
	FileShape  Shape = "file"
)

// Kind is the type that a value has in its own language. Drivers tell ssl=True from ssl="true".
type Kind uint8

// The kinds of value.
const (
	String Kind = iota
	Bool        // Text is "true" or "false"
	Number      // Text is the number as written
	Null        // Text is "null"; written as None, nil, null, undefined
	Object      // a nested object: its members follow as options named "parent.member"
	List        // Text is the elements joined by ","
	Symbol      // a named constant or a reference: Text is its dotted path, such as "ssl.CERT_NONE"
	Opaque      // an expression that cannot be followed; Text is a Hole
	Bare        // the option is written without a value; Text is empty
)

// Value is an option's value with the type its language gives it.
type Value struct {
	Text source.Text
	Kind Kind
}

// ValueOf returns the value that a text spells: a String, or Opaque when it is nothing but one Hole.
func ValueOf(t source.Text) Value {
	if t.String() == string(source.Hole) {
		return Value{Text: t, Kind: Opaque}
	}
	return Value{Text: t}
}

// OpaqueAt returns the value of an expression at p that cannot be followed and refers to ref.
func OpaqueAt(p source.Place, ref string) Value {
	return Value{Text: source.UnknownAt(p, ref), Kind: Opaque}
}

// Known reports whether the value can be judged.
func (v Value) Known() bool { return v.Kind != Opaque && v.Text.Known() }

// Layer is the place an option was given in; drivers differ in which layer wins.
type Layer uint8

// The layers.
const (
	InDSN  Layer = iota // inside the connection string
	InCall              // an argument, property, setter, or key beside the connection string
	InEnv               // a variable of the environment such as PGSSLMODE
	InFile              // an option file that the connection names
)

// Option is one option as written. Names of nested options are dotted: "ssl.ca", "dialectOptions.ssl.rejectUnauthorized".
type Option struct {
	Name  source.Text
	Value Value
	Layer Layer
}

// Variable returns a variable of the environment as an option.
func Variable(name, value source.Text) Option {
	return Option{Name: name, Value: ValueOf(value), Layer: InEnv}
}

// Inherit gives the connections of PostgreSQL that have a connection string what the variables of libpq beside them say;
// drivers that do not know those read past them. It reports whether there is such a connection.
func Inherit(connections []Connection, libpq []Option) bool {
	found := false
	for i := range connections {
		if c := &connections[i]; c.Grammar != "" && c.Hint.Engine == "postgresql" {
			c.Options = append(c.Options, libpq...)
			found = true
		}
	}
	return found
}

// Place is the option's deciding token: its value, or its name if it has none or its value is a whole block of others.
func (o Option) Place() source.Place {
	named := !o.Name.Place().IsZero()
	if named && (o.Value.Kind == Bare || o.Value.Kind == Object || o.Value.Text.Len() == 0) || o.Value.Text.IsZero() {
		return o.Name.Place()
	}
	return o.Value.Text.Place()
}

// Guard is a condition that the setting stands under, when it names an environment.
type Guard string

// The guards that matter.
const (
	NoGuard     Guard = ""
	Development Guard = "development" // under if (process.env.NODE_ENV !== "production") and the like
	Test        Guard = "test"
)

// Hint is how a connection was found: everything that helps to tell which driver will read it.
type Hint struct {
	Language string        // go, python, java, kotlin, javascript, csharp, shell, yaml … "" for plain config
	Drivers  []string      // driver ids that the opener, import or scheme decides on; several are candidates
	Source   string        // import | call | scheme | key | "" — how Drivers was decided, the contract's driver_source
	Engine   string        // postgresql, mysql, mariadb, sqlserver, oracle, redis, mongodb, amqp … "" if unknown
	Name     string        // what names the place: resolved callee, config key path, environment name, command
	By       []source.Text // values that chose among several drivers of one opener
	Version  string        // the version of the driver, client program or server when the same file says it (FROM mysql:8.4)
}

// Connection is a client connection as written: DSN, call options and environment of one opener joined.
type Connection struct {
	Shape    Shape
	Where    source.Place // the whole expression: call, command, block or DSN
	Anchor   source.Place // what a default is blamed on: the DSN's scheme, the callee's name, the command word, the key
	Hint     Hint
	Scheme   source.Text   // the DSN's scheme without "://", such as postgresql+psycopg2 or jdbc:mysql; zero if none
	Grammar  string        // the inner grammar that read the DSN, e.g. "url"; "" if there is no DSN
	Hosts    []source.Text // host names as written, without user, password and port; none written is none here
	Ports    []source.Text // as written, in the order of Hosts where both are known
	Database source.Text
	Options  []Option
	Slot     Slot     // where the connection string takes another option
	Open     []string // prefixes under which more options may exist that cannot be read; "" is the top level
	Guard    Guard
	Related  []Related // places that belong to the connection but are not its anchor: definitions, branches
}

// Related is another place that helps to understand a setting.
type Related struct {
	Place source.Place
	Label string
}

// Resource is anything that is no client connection: an infrastructure resource, a section of a server's config file,
// an SQL account, a download, a process-wide switch. Nested attributes are dotted, list elements numbered:
// "parameter.0.name", "parameter.0.value".
type Resource struct {
	Shape      Shape
	Type       string       // aws_db_parameter_group, my.cnf, postgresql.conf, sql-account, download, process-env, java.security …
	Written    string       // the type as it is written, where Type is the one by which the tables know it; else ""
	Name       string       // its address or section: aws_db_parameter_group.main, [mysqld], 'app'@'%'
	Module     string       // the call of the module that it belongs to: module.db; "" for what nobody calls
	Where      source.Place // the whole block
	Anchor     source.Place // its header, for what is absent
	Attributes []Option
	Hint       Hint
	Related    []Related
}

// Pod is the type of a resource that is a group of containers which share the loopback address; its attributes are the
// images of those that Known.Terminators names.
const Pod = "pod"

// Service is the type of a resource that is a service of a Compose file; its attributes are the other names that it has.
const Service = "service"

// Front is the type as the front end writes it.
func (r *Resource) Front() string {
	if r.Written != "" {
		return r.Written
	}
	return r.Type
}

// Attribute returns the first attribute of that dotted name, and whether there is one. One that is null, which a branch of
// a condition may leave, is none.
func (r *Resource) Attribute(name string) (Option, bool) {
	for _, a := range r.Attributes {
		if a.Name.String() == name && a.Value.Kind != Null {
			return a, true
		}
	}
	return Option{}, false
}

// Definition is where a name that other files may refer to gets its value.
type Definition struct {
	Ref   string      // as a Text's Refs has it: "env:DATABASE_URL"
	Value source.Text // as written, never empty; it may refer to other names

	// Block is the first name of those that are given values together: the variables of a service, of a .env file.
	Block source.Place
}

// Define returns the definitions that the variables of one environment are. Those without a value are left out: somebody
// is to fill them in.
func Define(vars []Option) []Definition {
	var out []Definition
	for _, v := range vars {
		if v.Value.Text.Len() > 0 {
			out = append(out, Definition{Ref: "env:" + v.Name.String(), Value: v.Value.Text, Block: vars[0].Name.Place()})
		}
	}
	return out
}

// Configuration is the language of imports that are questions to what a program reads at run time. Their Path is the kind
// of configuration that is asked, or "file:" and a path as the program spells it.
const Configuration = "config"

// Underlay is what the files are called that a file of configuration is laid over: what it does not say itself they do.
const Underlay = "under"

// Import is a name that a program takes from another file, where nothing else tells its value.
type Import struct {
	Language string // as in Hint
	Local    string // what the program calls it: a name, or a module with all below it
	Path     string // where it comes from, as the language has it: "app.config.URL", "./config"; "" for its own package
	Whole    bool   // all that the file defines stands here under its own name; Local is one that is looked for
}

// Neighbour is a file that an import leads to.
type Neighbour struct {
	Import
	File *source.File
	Name string // the one name of the file that is meant; "" for the file as a whole, or any name of the package

	// Profile is the environment that a file of configuration is read for; "" for what always holds.
	Profile string
}

// Found is all that a parser got out of one file. It is partial when Problems is not empty: a broken corner hides
// nothing else.
type Found struct {
	Connections []Connection
	Resources   []Resource
	Definitions []Definition
	References  []string       // refs in values that may become connections once they are known
	Imports     []Import       // what connections depend on in other files, each once
	Secrets     []source.Place // raw bytes that no output may show: passwords, keys, tokens
	Problems    []source.Problem
}

// Hide notes that no output may show the bytes of a text. Where nothing of the text is known there are none.
func (f *Found) Hide(t source.Text) {
	if strings.Trim(t.String(), string(source.Hole)) == "" {
		return
	}
	for _, p := range t.Places() {
		if p.Span.Len() > 0 {
			f.Secrets = append(f.Secrets, p)
		}
	}
}

// Cut notes that a bound was met: hostile input stays cheap, but nobody is to believe that what lies beyond was read. One
// problem, at the first place, tells of it for the whole file.
func (f *Found) Cut(at source.Place, code source.ProblemCode, message string) {
	p := source.Problem{Place: at, Code: code, Message: message}
	if at.File != nil {
		p.File = at.File.Path
	}
	f.Problems = source.Once(f.Problems, p)
}

// Add appends what other found.
func (f *Found) Add(other Found) {
	f.Connections = append(f.Connections, other.Connections...)
	f.Resources = append(f.Resources, other.Resources...)
	f.Definitions = append(f.Definitions, other.Definitions...)
	f.References = append(f.References, other.References...)
	f.Imports = append(f.Imports, other.Imports...)
	f.Secrets = append(f.Secrets, other.Secrets...)
	f.Problems = append(f.Problems, other.Problems...)
}
