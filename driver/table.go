// Package driver turns a connection as written into what the driver really does with it. A driver is a table: which
// options it knows, in which versions, which rows of options lead to which posture, and where that is known from.
// Settings come in, client facts go out.
package driver

import (
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// Table is everything that dsnlint believes about one driver. One file holds one table; init code never changes another.
type Table struct {
	ID       string // the contract's driver id: psycopg2, pgx, mysql-cli …
	Title    string // as people call it
	Engine   string // postgresql, mysql, mariadb, sqlserver, oracle, redis, mongodb, amqp
	Source   string // URL or repo:path that rows without one of their own come from
	Packages []Package
	// Wrappers are packages that bring the driver along and have versions of their own.
	Wrappers []Package
	// Generic says that the table speaks for all clients of a product, where nothing names one of them.
	Generic bool
	// ByManifest says that the driver reads schemes which nearly always mean another one: it is a candidate for them only
	// where a manifest names it.
	ByManifest bool
	// DefaultOf lists schemes that a library takes for this driver, with the beginning of the library's callees: in
	// "sqlalchemy postgresql", SQLAlchemy's postgresql:// is psycopg2.
	DefaultOf []string
	// Unversioned says that the package's version does not tell the rows': it wraps a library with a version of its own.
	Unversioned bool
	Schemes     []setting.Scheme
	Grammars    []string // grammars without a scheme that the driver reads: libpq, go-sql-driver, ado, odbc …
	Openers     []setting.Opener
	Keys        []setting.Key

	Names  NameRule
	Repeat Repeat
	// RepeatSince is the first version in which Repeat holds; before it the other rule does. "" means always.
	RepeatSince string
	// KeywordsLast says that the last value counts in strings of keywords and values, whatever Repeat says of URLs.
	KeywordsLast bool
	// ChecksLast says that values are checked when all are read: one that another value outweighs is never refused.
	ChecksLast bool
	Layers     []setting.Layer // strongest first; nil means call, DSN, file, environment
	Stranger   Stranger        // what happens to an option that the driver does not know
	StrangerIn []setting.Layer // where Stranger holds, elsewhere strangers are ignored; nil is everywhere

	Options  []Option
	Rows     []Row // first match decides; the last one has no condition
	TLS      []TLSRow
	Releases []Release // the versions at which anything in the table changes, with their dates

	Full        string         // how full verification is spelled, for the target of messages and fixes
	DefaultHost fact.HostClass // where the driver connects when no host is written; "" means loopback
	// Prepare rewrites the options before the rows see them, for the few drivers whose spelling is no list of keys:
	// command lines where --skip-x negates and order counts.
	Prepare func([]setting.Option) []setting.Option
	// Inert are beginnings of option names that are accepted and never reach the connection, and InertNote says why.
	Inert     []string
	InertNote string

	parse func()          // the conditions of the rows, once; nil where they have none
	flips func() []string // cuts, worked out once; nil in a table that is not registered
}

// Package names a driver in a package registry, as manifests and lock files do.
type Package struct {
	Ecosystem string // go, npm, pypi, maven, nuget, gem, composer, cargo, hex
	Name      string
}

// NameRule says when two spellings are the same option name.
type NameRule uint8

// The rules, to be combined.
const (
	Exact      NameRule = 0
	FoldCase   NameRule = 1 << iota // upper and lower case are equal
	DashScore                       // '-' and '_' are equal
	DropBlanks                      // blanks do not count
)

// Repeat says which of several values of one option counts.
type Repeat uint8

// The rules.
const (
	LastWins Repeat = iota
	FirstWins
)

// Stranger says what the driver does with an option that it does not know.
type Stranger uint8

// The possibilities.
const (
	IgnoresStrangers  Stranger = iota
	RejectsStrangers           // with an error when connecting
	ForwardsStrangers          // to the server, which rejects them
)

// Role is what an option is about.
type Role uint8

// The roles.
const (
	Other   Role = iota
	Mode         // decides whether TLS is used and what is checked
	CA           // names trust anchors
	TLSOpt       // names TLS versions
	Cipher       // names cipher suites
	Private      // its value is never printed: keys, client certificates' passwords
)

// Option is a key that the driver knows.
type Option struct {
	Name    string   // canonical, as the rows use it; nested ones dotted
	Aliases []string // other spellings, also environment names such as PGSSLMODE
	Role    Role
	Values  []string          // the closed list of values; nil if open
	Words   map[string]string // spelling → canonical value, after folding
	Fold    bool              // values are read without regard to case
	Bool    bool              // true/yes/on/1 and false/no/off/0 are read
	Unset   bool              // an empty value is none, also where it outweighs another one
	Since   string            // first version that knows the key; before it the key is a stranger
	Until   string            // first version that no longer knows it
	In      []setting.Layer   // where the driver reads the key; elsewhere it is a stranger. nil means everywhere
	Else    string            // an unlisted value is silently read as this one; "" means it is rejected
	Note    string            // said when the option has no effect
	Source  string
}

// Row is one line of a driver's truth. When is a list of terms that must all hold:
//
//	name        the option is written          !name        it is not
//	name=a|b    it has one of these values     name!=a|b    it is written and has none of them
//	name:kind   its value has this type (string bool number null object list symbol; unknown: it cannot be known;
//	            default: it is the visible default of a look-up)
//	name@layer  it is written in that layer (dsn call env file); name@layer:kind and a value may be combined
//
// An option called scheme is the DSN's scheme.
type Row struct {
	When      string
	Then      fact.Posture
	CA        string // where anchors come from: option names in order of preference, then a word: "sslrootcert|system"
	By        string // the option that decides; "" is the first written one of When; "-" is the driver's default
	Ignores   string // options that have no effect in this row, blank-separated
	Overrides string // options that another one outweighs in this row, blank-separated
	Rejects   string // the driver refuses this combination: why, in words; Then does not count
	Since     string // first version this row holds for
	Until     string // first version it no longer holds for
	Because   string // one sentence
	Source    string

	terms []term // When, parsed once
}

// TLSForm says how an option's value names TLS versions.
type TLSForm uint8

// The forms.
const (
	Floor TLSForm = iota // the lowest version
	List                 // all versions, comma- or blank-separated
	Only                 // exactly this version
)

// TLSRow is an option that decides on TLS versions.
type TLSRow struct {
	Option string
	Form   TLSForm
	Drops  string // listed versions older than this one are left out by the driver
	Unless string // an option that keeps them
	Since  string
	Until  string
	Source string
}

// Release is a version and the day it came out.
type Release struct {
	Version string
	Date    string // YYYY-MM-DD
}

// The postures that rows use.
var (
	Off          = fact.Posture{Transport: fact.Plaintext, Chain: fact.Unverified, Host: fact.Unverified}
	LoginOnly    = fact.Posture{Transport: fact.LoginOnly, Chain: fact.Unverified, Host: fact.Unverified}
	LoginChecked = fact.Posture{Transport: fact.LoginOnly, Chain: fact.Verified, Host: fact.Verified}
	PlainFirst   = fact.Posture{Transport: fact.Opportunistic, Chain: fact.Unverified, Host: fact.Unverified, First: true}
	Opportune    = fact.Posture{Transport: fact.Opportunistic, Chain: fact.Unverified, Host: fact.Unverified}
	OpportuneCA  = fact.Posture{Transport: fact.Opportunistic, Chain: fact.Verified, Host: fact.Unverified}
	OpportuneAll = fact.Posture{Transport: fact.Opportunistic, Chain: fact.Verified, Host: fact.Verified}
	Unchecked    = fact.Posture{Transport: fact.Required, Chain: fact.Unverified, Host: fact.Unverified}
	ChainOnly    = fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.Unverified}
	Full         = fact.Posture{Transport: fact.Required, Chain: fact.Verified, Host: fact.Verified}
	// ByCode is TLS whose checks are made by code that cannot be read here.
	ByCode = fact.Posture{Transport: fact.Required, Chain: fact.CheckUnknown, Host: fact.CheckUnknown}
	// Undecided is a connection of which nothing is known.
	Undecided = fact.Posture{Transport: fact.TransportUnknown, Chain: fact.CheckUnknown, Host: fact.CheckUnknown}
)
