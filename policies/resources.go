package policies

import (
	"strings"
	"sync"
)

// ResourceTable is what is known about the resources of one platform: which of their attributes decide about transport
// security, and what happens where one is not written.
type ResourceTable struct {
	Platform string          `json:"-"`      // the top-level key of the file: aws, azure, gcp, servers, operators …
	Read     string          `json:"read"`   // YYYY-MM-DD: the day on which the rows were taken over from their sources
	Review   string          `json:"review"` // YYYY-MM-DD: the day from which somebody should look at the sources again
	Rows     []ResourceRules `json:"rows"`
	Aliases  []ResourceAlias `json:"aliases"`

	// Constants are the values behind constants of the libraries that programs make such resources with, as setting.Known
	// has them.
	Constants map[string]string `json:"constants"`
}

// ResourceAlias are types by which another front end calls a resource that the rows, or code of the server, know under the
// type of a first one: Crossplane's managed resources have the attributes of Terraform's in a place of their own. The
// attributes are carried over to where the first has them; everything that is known about it then holds.
type ResourceAlias struct {
	Types  []string `json:"types"`
	Of     string   `json:"of"`     // the type that is known
	Source string   `json:"source"` // where the attributes are listed: URL, or repo:path
	// Below are the paths below which the attributes stand, all of which hold; none where they stand at the top. What
	// stands elsewhere is left out.
	Below []string `json:"below"`
	// Renames are attributes whose names do not fold to the first's, with those names; what stands below goes with them. An
	// attribute that stands elsewhere is named by its whole path.
	Renames map[string]string `json:"renames"`
	// Unknown are attributes that say where a value comes from, without telling it, with the names of those that have it.
	Unknown map[string]string `json:"unknown"`
	// Needs is an attribute without which a resource is none of these: the front end gives another one the same name.
	Needs string `json:"needs"`
	// Camel is set where the front end spells the names of attributes in camel case, to tell how they are to be set.
	Camel bool `json:"camel"`
}

// ResourceRules are the questions about resources of some types. An attribute is named by its path, dotted, without the
// numbers of lists; paths are compared without regard to case, dashes and underscores, so that requireTLS of one front end
// and require_tls of another are one. "a|b" is the first of them that is written. "list[name]" is the value of the
// parameter of that name in a list of pairs or a map of parameters, "list.*" all that is written below.
type ResourceRules struct {
	Types  []string `json:"types"`  // as setting.Resource has them; '*' at the end for any rest
	Engine string   `json:"engine"` // the contract's word; "@type" for the one in the type's name, "@path" for the attribute that holds a provider's word
	// Lists are the attributes that hold parameters by name; "." for a resource that is one pair of name and value itself.
	Lists []string `json:"lists"`
	// HBA are lists of lines of pg_hba.conf. "list[plaintext]" is the first of them that lets somebody in without TLS, or
	// that rejects all who come so.
	HBA []string `json:"hba"`
	// Each is a list of which every element is judged by itself; paths begin at the element where it has them, else at the
	// resource.
	Each string `json:"each"`
	// Hosts are the names under which clients reach the resource, with {name} for its own and {@path} for an attribute.
	Hosts     []string   `json:"hosts"`
	Only      Conditions `json:"only"` // the row is about resources of which this is known to hold
	Questions []Question `json:"questions"`
}

// Question is a decision about one thing: the first case that holds answers it. Where it cannot be known whether a case
// holds, the answer is only known if the cases behind it agree.
type Question struct {
	Asks      string         `json:"asks"`      // enforced, tls_min, ciphers
	Parameter string         `json:"parameter"` // what decides, and what a fact is named after where nothing is written
	Set       string         `json:"set"`       // the value of the parameter that mends it
	Target    string         `json:"target"`    // how it is mended, where that is not the parameter's value
	Source    string         `json:"source"`    // URL, or repo:path
	Evidence  string         `json:"evidence"`  // source, documentation; what is observed has a recording, and none is made of servers
	Cases     []ResourceCase `json:"cases"`
}

// ResourceCase is one line of a decision.
type ResourceCase struct {
	When Conditions `json:"when"` // all must hold; none for a case that always does
	By   string     `json:"by"`   // the attribute that is to blame; the question's parameter, or the only one of When, without it
	// Is is the answer. Of enforced: yes, no, unknown; "" for no fact. Of tls_min: a version, "floor" for the version that the
	// value names, "list" for the oldest of those that it lists, "unlisted" for the oldest that it does not list. Of ciphers:
	// "value".
	Is       string `json:"is"`
	Default  string `json:"default"`  // the value that holds where nothing is written
	Because  string `json:"because"`  // the reason, with {name} and {value}; a sentence made of them without it
	Severity string `json:"severity"` // at most this; "" for the rule's own
}

// Conditions ask attributes: "on" and "off" for the spellings of a switch, "absent", "set", "unknown", "< 3" and ">= 3"
// for versions, "~ x" for a text that contains x, "loopback" for addresses that only the machine itself reaches, "a|b" for one of several words, each with "not " in front for the
// opposite. The attribute "provider" is the version of the Terraform provider that the type belongs to; "image version" that of the image which a server runs in; "shape" is how the
// resource is spelled, in the contract's words, and "front end" is its type.
type Conditions map[string]string

// ResourceTables returns the embedded tables, by platform. They are shared: do not change them.
func ResourceTables() []ResourceTable { return resourceTables() }

var resourceTables = sync.OnceValue(func() []ResourceTable {
	var out []ResourceTable
	for _, name := range tables("data/resources") {
		var tables map[string]ResourceTable
		mustDecode(name, &tables)
		for platform, table := range tables {
			table.Platform = platform
			out = append(out, table)
		}
	}
	return out
})

// AliasOf returns the alias that a type is, nil for one that is none.
func AliasOf(kind string) *ResourceAlias { return resourceAliases()[kind] }

var resourceAliases = sync.OnceValue(func() map[string]*ResourceAlias {
	out := map[string]*ResourceAlias{}
	tables := resourceTables()
	for i := range tables {
		for j := range tables[i].Aliases {
			alias := &tables[i].Aliases[j]
			for _, t := range alias.Types {
				out[t] = alias
			}
		}
	}
	return out
})

// RulesFor returns the rows about resources of a type.
func RulesFor(kind string) []*ResourceRules {
	return resourceIndex()(kind)
}

// resourceIndex finds rows by type.
var resourceIndex = sync.OnceValue(func() func(string) []*ResourceRules {
	exact, open := map[string][]*ResourceRules{}, map[string][]*ResourceRules{}
	tables := resourceTables()
	for i := range tables {
		for j := range tables[i].Rows {
			row := &tables[i].Rows[j]
			for _, t := range row.Types {
				if prefix, ok := strings.CutSuffix(t, "*"); ok {
					open[prefix] = append(open[prefix], row)
				} else {
					exact[t] = append(exact[t], row)
				}
			}
		}
	}
	return func(kind string) []*ResourceRules {
		out := exact[kind]
		for prefix, rows := range open {
			if strings.HasPrefix(kind, prefix) {
				out = append(out[:len(out):len(out)], rows...)
			}
		}
		return out
	}
})
