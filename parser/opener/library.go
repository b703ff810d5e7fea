package opener

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Names in the libraries that infrastructure is written with. What a callee or constant is called in full, in the way of
// its language, is turned into one name that all languages share: "aws:rds:instance" of Pulumi, "cdk:rds:databaseproxy" of
// the constructs of AWS CDK, "cfn:rds:dbproxy" of those that are a resource of CloudFormation, "tf:awsdbinstance" of CDK for
// Terraform, whose modules keep the name that they have in Terraform's own language.

// library is how one language names what a library offers.
type library struct {
	language string
	front    string                // pulumi, cdk, cdktf; module for a module of Terraform
	name     func() *regexp.Regexp // of a full name: the provider or service, and the rest
	props    int                   // the position of the argument that holds the attributes; what stands before it is the name
}

var libraries = []library{
	{"javascript", "pulumi", source.Pattern(`^@pulumi/([a-z0-9-]+)[./](.+)$`), 1},
	{"python", "pulumi", source.Pattern(`^pulumi_([a-z0-9_]+)\.(.+)$`), 1},
	{"go", "pulumi", source.Pattern(`^github\.com/pulumi/pulumi-([a-z0-9-]+)/sdk(?:/v\d+)?/go/[a-z0-9-]+[./](.+)$`), 2},
	{"go", "pulumi", source.Pattern(`^github\.com/pulumi/pulumi-(azure-native)-sdk/(.+)$`), 2},
	{"csharp", "pulumi", source.Pattern(`^Pulumi\.([A-Za-z0-9]+)\.(.+)$`), 1},
	{"java", "pulumi", source.Pattern(`^com\.pulumi\.([a-z0-9]+)\.(.+)$`), 1},
	{"javascript", "cdk", source.Pattern(`^(?:aws-cdk-lib[./]|@aws-cdk/)aws[-_]([a-z0-9_-]+?)(?:-alpha)?\.(.+)$`), 2},
	{"python", "cdk", source.Pattern(`^aws_cdk\.aws_([a-z0-9_]+?)(?:_alpha)?\.(.+)$`), 2},
	{"go", "cdk", source.Pattern(`^github\.com/aws/aws-cdk-go/awscdk(?:/v\d+)?/aws([a-z0-9]+)\.(.+)$`), 2},
	{"csharp", "cdk", source.Pattern(`^Amazon\.CDK\.AWS\.([A-Za-z0-9]+)(?:\.Alpha)?\.(.+)$`), 2},
	{"java", "cdk", source.Pattern(`^software\.amazon\.awscdk\.services\.([a-z0-9]+)(?:\.alpha)?\.(.+)$`), 2},
	{"javascript", "cdktf", source.Pattern(`^(?:@cdktf/provider-|(?:\.\.?/)+\.gen/providers/)([a-z0-9-]+)[./](.+)$`), 2},
	{"javascript", "module", source.Pattern(`^(?:\.\.?/)+\.gen/modules/([A-Za-z0-9_-]+)/([a-z0-9-]+/[A-Za-z0-9_-]+\.[A-Za-z0-9]+)$`), 2},
	{"python", "cdktf", source.Pattern(`^(?:cdktf_cdktf_provider_|imports\.)([a-z0-9_]+?)\.(.+)$`), 2},
	{"go", "cdktf", source.Pattern(`^github\.com/cdktf/cdktf-provider-([a-z0-9-]+?)-go/(.+)$`), 2},
	{"csharp", "cdktf", source.Pattern(`^HashiCorp\.Cdktf\.Providers\.([A-Za-z0-9]+)\.(.+)$`), 2},
	{"java", "cdktf", source.Pattern(`^com\.hashicorp\.cdktf\.providers\.([a-z0-9_]+)\.(.+)$`), 2},
}

// offer is one thing that a library offers.
type offer struct {
	*library
	home string   // the provider or service
	rest []string // below it: packages, classes, members
}

// provisions reports whether the file can make resources: it then names such a library.
func (f *finder) provisions() bool {
	data := f.unit.File.Data
	return bytes.Contains(data, []byte("ulumi")) || bytes.Contains(data, []byte("cdk")) || bytes.Contains(data, []byte("CDK")) ||
		bytes.Contains(data, []byte(".gen/")) || bytes.Contains(data, []byte("imports."))
}

// offers lists what a name may be of such libraries, the surest first.
func (f *finder) offers(callee string, scope int) []offer {
	var out []offer
	for _, name := range f.resolve(&token.Call{Callee: callee, Method: lastSegment(callee), Scope: scope}) {
		for i := range libraries {
			l := &libraries[i]
			if l.language != f.unit.Language {
				continue
			}
			if m := l.name().FindStringSubmatch(name.path); m != nil {
				rest := strings.FieldsFunc(m[2], func(c rune) bool { return c == '.' || c == '/' })
				out = append(out, offer{library: l, home: m[1], rest: rest})
			}
		}
	}
	return out
}

// kind is the name that all languages share for a class.
func (o *offer) kind() string {
	if len(o.rest) == 0 {
		return ""
	}
	class := o.rest[len(o.rest)-1]
	if o.language == "go" {
		name, ok := strings.CutPrefix(class, "New")
		if !ok {
			return ""
		}
		class = name
	}
	switch o.front {
	case "module": // of the registry: its owner, the provider, the name
		return "module:" + o.home + "/" + o.rest[1] + "/" + o.rest[0]
	case "cdktf":
		return "tf:" + setting.Fold(o.home+class)
	case "pulumi":
		module := "index"
		if len(o.rest) > 1 {
			module = o.rest[0]
		}
		return setting.Fold(o.home) + ":" + setting.Fold(module) + ":" + setting.Fold(class)
	}
	if resource, ok := strings.CutPrefix(class, "Cfn"); ok {
		return "cfn:" + setting.Fold(o.home) + ":" + setting.Fold(resource)
	}
	return "cdk:" + setting.Fold(o.home) + ":" + setting.Fold(class)
}

// sharedKind is the name that all languages share for a type of resources; "" for one that they have no class for.
func sharedKind(kind string) string {
	parts := strings.Split(kind, ":")
	switch {
	case strings.ContainsAny(kind, "/*"), strings.HasPrefix(kind, "module:"):
	case len(parts) == 5 && parts[1] == "" && parts[3] == "":
		return "cfn:" + setting.Fold(parts[2]) + ":" + setting.Fold(parts[4])
	case len(parts) == 3:
		return setting.Fold(parts[0]) + ":" + setting.Fold(parts[1]) + ":" + setting.Fold(parts[2])
	case len(parts) == 1 && strings.Contains(kind, "_"):
		return "tf:" + setting.Fold(kind)
	}
	return ""
}

// offered is what is known about what such libraries offer.
type offered struct {
	kinds     map[string]string // the types of resources, by the names that all languages share
	constants map[string]string // the values of constants, by the same kind of name
	patterns  []pattern
	methods   map[string]string // of resources, that make another one: its type
}

// pattern is a family of constants whose names begin alike and tell the value.
type pattern struct{ home, begin, value string }

// whatIsOffered folds what is known for the file's look-ups.
func (f *finder) whatIsOffered() offered {
	out := offered{kinds: map[string]string{}, constants: map[string]string{}, methods: map[string]string{}}
	for _, kind := range f.known.Resources {
		if shared := sharedKind(kind); shared != "" {
			out.kinds[shared] = kind
		}
	}
	for name, value := range f.known.Constants {
		parts := strings.SplitN(name, ":", 3)
		if len(parts) < 3 {
			continue
		}
		home := setting.Fold(parts[0]) + ":" + setting.Fold(parts[1]) + ":"
		if kind, makes := strings.CutPrefix(value, "new "); makes {
			out.methods[home+setting.Fold(parts[2])] = kind
			continue
		}
		if begin, open := strings.CutSuffix(parts[2], "*"); open {
			out.patterns = append(out.patterns, pattern{home, oneWord(begin), value})
		} else {
			out.constants[home+setting.Fold(parts[2])] = value
		}
	}
	slices.SortFunc(out.patterns, func(a, b pattern) int { return len(b.begin) - len(a.begin) }) // the closest first
	return out
}

// oneWord spells a name with members as Go's libraries do: PostgresEngineVersion_VER_14.
func oneWord(name string) string { return strings.ToLower(strings.ReplaceAll(name, ".", "_")) }

// resourceOf is the type of the resource that a call makes, and the library that it comes from; "" for any other call.
func (f *finder) resourceOf(c *token.Call, known *offered) (string, *library) {
	if c.Receiver != nil || c.Place.File != f.unit.File {
		return "", nil
	}
	callee, built := strings.CutSuffix(normalPath(c.Callee), ".Builder.create")
	if !c.New && !built && f.unit.Language != "python" && f.unit.Language != "go" {
		return "", nil
	}
	for _, o := range f.offers(callee, c.Scope) {
		kind := known.kinds[o.kind()]
		if o.front == "module" {
			kind = o.kind() // whatever it is, as in Terraform's own language
		}
		if kind != "" {
			return kind, o.library
		}
	}
	return "", nil
}

// constant is the value behind a constant of such a library.
func (f *finder) constant(known *offered, name string, scope int) (string, bool) {
	for _, o := range f.offers(normalPath(name), scope) {
		rest, home := o.rest, setting.Fold(o.front)+":"+setting.Fold(o.home)+":"
		if o.front == "pulumi" && len(rest) > 0 {
			home, rest = setting.Fold(o.home)+":"+setting.Fold(rest[0])+":", rest[1:]
		}
		if value, ok := known.constant(home, strings.Join(rest, "_")); ok {
			return value, true
		}
	}
	return "", false
}

func (o *offered) constant(home, name string) (string, bool) {
	if value, ok := o.constants[home+setting.Fold(name)]; ok {
		return value, true
	}
	for _, p := range o.patterns {
		if rest, ok := strings.CutPrefix(oneWord(name), p.begin); ok && p.home == home && rest != "" {
			return strings.ReplaceAll(p.value, "*", strings.ReplaceAll(rest, "_", ".")), true
		}
	}
	return "", false
}

// isWrapper reports whether a call only turns a plain value into one that a library takes: pulumi.String("x").
func (f *finder) isWrapper(c *token.Call) bool {
	if c == nil || c.Receiver != nil || len(c.Args) == 0 {
		return false
	}
	return slices.ContainsFunc(f.resolve(c), func(n candidate) bool { return wrapperName().MatchString(n.path) })
}

// wrapperName matches the full names of such functions. Those that make a secret of it are none.
var wrapperName = source.Pattern(`^(?:github\.com/pulumi/pulumi/sdk/v\d+/go/pulumi\.(?:String|Bool|Int|Float64|Any)(?:Ptr|Map|Array)?` +
	`|(?:github\.com/aws/jsii-runtime-go|jsii)\.(?:String|Strings|Bool|Number|Bools|Numbers)` +
	`|@pulumi/pulumi\.output|pulumi\.Output\.from_input|(?:com\.pulumi\.core|Pulumi)\.Output\.(?:of|Create))$`)
