package setting

import "github.com/dsnlint/dsnlint/source"

// Known is what the parsers must know about drivers, servers and authorities to find settings. The later rooms own the
// knowledge; lint hands it to the parsers as data, so that adding a driver touches the driver's file alone.
type Known struct {
	Openers []Opener
	Schemes []Scheme
	Keys    []Key
	Blocks  []Block

	// Resources are the types of resources that something is known about, as Resource.Type has them.
	Resources []string

	// Terminators are parts of the names of images whose containers end TLS for those beside them.
	Terminators []string
	// Constants are the values behind the constants of the libraries that resources are written with, by their full name:
	// "cdk:rds:CaCertificate.RDS_CA_2019". "*" in the name stands for any rest, in the value for that rest with dots between
	// its words; "@1" is the value of the second argument of what is a function, and "new T" makes another resource, of type T.
	Constants map[string]string
	// Inside reads a file that a script writes or sends, by the name that it gets there; nil where that is not followed.
	Inside func(name string, text source.Text) Found

	// Values are what names that the files of this run give a value are worth, by the ref of a Definition. Nil where a
	// file is read by itself.
	Values map[string]source.Text
}

// Role is what an argument of an opener means.
type Role uint8

// The roles of arguments.
const (
	Skip      Role = iota // nothing to us
	DSN                   // a connection string; its grammar is the opener's
	Options               // an object, dictionary or keyword list of options
	Host                  // the host name
	Port                  // the port
	Secret                // a password: never read, always masked
	OptionArg             // one option, named by Arg.Name
	Delegate              // the value of another opener's call or a variable built by one (a config object, a connector)
	Overload              // host, port, password, boolean option Arg.Name, or a Delegate: what the argument is tells which
	Kept                  // names the place where the host is kept, so that it is not seen here
)

// Keywords of arguments that are arrays side by side, of the names of options and of their values.
const (
	NamesArray  = "[names]"
	ValuesArray = "[values]"
)

// Arg gives a role to an argument, by position or by keyword.
type Arg struct {
	Position int    // 0-based; -1 if only by keyword
	Keyword  string // "" if only by position
	Role     Role
	Name     string // with OptionArg: the option's name; with Options: the prefix for its members, "" for none
}

// Opener is a call, constructor, or builder that opens or configures a connection. A Callee "new:T" is a constructor
// only; "*.UseNpgsql" is a method of that name on any receiver; "assign:DATABASES.*" is no call but an object assigned
// under that name ('*' for one segment), whose members are bound like keyword arguments, or which is the argument at
// position 0 where there is one; "object:T" is an object of the declared type T, or with "*" of any, wherever it goes;
// "class:C" is no call either but a class that a setting names: setDriverClassName("C"); an argument with the keyword
// "assign:X" is the value assigned to X beside it. The keyword "." stands for what a method is called on, the keyword
// "F()" stands for an argument that a function F of the opener's package makes, with the value that F is given.
type Opener struct {
	Language string   // go, python, java, javascript, csharp, php, ruby, rust, elixir, perl, c, prisma (java covers all JVM languages, javascript also TypeScript)
	Callee   string   // resolved through imports: "psycopg2.connect", "github.com/jackc/pgx/v5.Connect", "new:com.mysql.cj.jdbc.MysqlDataSource"
	Drivers  []string // driver ids, the more likely first
	Engine   string
	Grammar  string // the grammar of its DSN argument, "" to decide by looking at it
	Args     []Arg
	Keywords bool // other keyword arguments are options of the driver
	Setters  bool // setX(v) on the result, or X = v in an object initialiser, is option X
	Select   []Selector
	// Schemes are those that the connection string must have; one of another scheme is not this opener's, nor is one of
	// no known scheme beside which no option is written. Such an opener is looked for besides the others of its callee:
	// a call that configures a broker and a store opens two connections.
	Schemes []string
}

// Selector narrows an opener by the value of one argument: sql.Open("pgx", dsn).
type Selector struct {
	Position int
	Keyword  string   // for object members such as dialect: 'mysql'; "assign:X" for a setting X beside it; "" for a positional argument
	Values   []string // none: any value will do
}

// Scheme binds a DSN scheme to the drivers that read it.
type Scheme struct {
	Name    string // as written before "://", lower case: postgres, postgresql+asyncpg, jdbc:mysql
	Engine  string
	Drivers []string // candidates, the more likely first
	Certain bool     // the scheme alone decides on the driver
}

// Key binds a config key or environment name to what it sets.
type Key struct {
	Pattern string // dotted, lower case, '*' for one segment, "env:NAME" for a variable of the environment
	Role    Role   // DSN, Host, Port, Secret, OptionArg or Options
	Name    string // with OptionArg: the option's name
	Group   string // keys of one group below one parent form one connection: "pg-env", "spring.datasource"
	Engine  string
	Drivers []string
}

// Block binds a mapping of a config file, or the variables of one environment, to a connection that a program makes of
// it: a data source of Grafana, a connector of Kafka Connect, a task of Ansible. Keys are compared without regard to case,
// dashes and underscores; a key with dots is one key, or a path of nested ones.
type Block struct {
	// Path is the end of the mapping's path, dotted, '*' for one segment; "" is any mapping, "env:" the variables of an
	// environment.
	Path   string
	Select []Selector // members that must be there, each with one of its values; '*' at either end of a value is any text
	// Defaults are the paths of mappings of the same file whose members hold where the block has none.
	Defaults []string
	Engine   string
	Drivers  []string // candidates, the more likely first
	Layer    Layer    // how the program hands options on
	// Undecided says that the program has a default of its own that depends on what is not written: where the block says
	// nothing about encryption, nothing is known.
	Undecided bool
	// Web says that the address is that of a web server: its scheme may stand before it.
	Web     bool
	Members []Member // of several for one option, the first that is written counts
}

// Member is a key of a Block.
type Member struct {
	Key  string
	Role Role   // DSN, Host, Kept, Port, Secret or OptionArg; Options for a text of options as they stand in a URL's query
	Name string // with OptionArg: the option's name
	// Words are what the program makes of values, by their lower case, '*' at either end for any text; a value that
	// becomes "" is not handed on. Other values are handed on as they are.
	Words map[string]string
	// Content says that the value is a certificate, of which the driver gets a file.
	Content bool
	// Empty says that an empty value is handed on too: to some drivers it says something.
	Empty bool
	// Absent is the value that the program hands on where the key is not written; "" for none.
	Absent string
}
