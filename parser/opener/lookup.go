package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// environments are the objects whose members are variables of the environment.
var environments = []string{"process.env.", "os.environ.", "environ.", "import.meta.env.", "Bun.env.", "ENV.", "$_ENV.", "$_SERVER.", "sys.env.", "sys.props."}

// isEnvironment reports whether a path is a variable of the environment.
func isEnvironment(path string) bool {
	_, ok := variable(path)
	return ok
}

func variable(path string) (string, bool) {
	for _, e := range environments {
		if name, ok := strings.CutPrefix(path, e); ok && name != "" && name != "*" && !strings.Contains(name, ".") {
			return name, true
		}
	}
	return "", false
}

// getters are the calls that read a variable of the environment, as they are written, without their import.
var getters = map[string]bool{
	"os.getenv": true, "getenv": true, "os.environ.get": true, "environ.get": true, "os.environ.setdefault": true,
	"os.Getenv": true, "os.LookupEnv": true, "syscall.Getenv": true,
	"System.getenv": true, "System.getProperty": true, "System.getenv().getOrDefault": true,
	"sys.env": true, "sys.env.get": true, "sys.env.getOrElse": true, "sys.props.get": true, "sys.props.getOrElse": true,
	"Environment.GetEnvironmentVariable": true, "System.Environment.GetEnvironmentVariable": true,
	"Deno.env.get": true, "process.env.get": true,
	"config": true, "decouple.config": true, "env": true, "env.str": true, "env.url": true, "env.bool": true, "env.int": true,
	"env.get": true, "env.string": true, "env.db": true, "env.db_url": true, "env.cache": true, "env.path": true, "env.list": true,
	"env.var": true, "std.env.var": true, "env.var_os": true, "std.env.var_os": true, "dotenvy.var": true, "dotenv.var": true,
	"option_env": true, "dotenv": true,
	"System.get_env": true, "System.fetch_env": true, "System.fetch_env!": true,
	"flag.String": true, "pflag.String": true, "flag.Bool": true, "viper.GetString": true,
}

// ownGetter matches helpers that programs write for themselves.
var ownGetter = source.Pattern(`(?i)^(must)?(get_?env|env_?or|lookup_?env|getenv_?or|env_?default|env_?get|read_?env|from_?env)|env_?(or|with|default)|lookup`)

// environmentCall says which argument of a look-up names the variable and which is the visible default, nil if none.
func environmentCall(c *token.Call) (name, fallback *token.Expr, ok bool) {
	if c == nil || c.New {
		return nil, nil, false
	}
	callee := normalPath(c.Callee)
	if c.Receiver != nil {
		return receivedLookup(c)
	}
	if strings.HasPrefix(callee, "Application.") {
		return nil, nil, false // of Elixir: the program's own configuration
	}
	known := getters[callee] || getters[strings.TrimPrefix(callee, "self.")] || asksVariable(c, callee)
	if !known && len(c.Args) == 2 && ownGetter().MatchString(c.Method) {
		if name, _, ok := environmentCall(c.Args[0].Value.Call); ok { // env_default(env("X"), "d")
			return name, &c.Args[1].Value, true
		}
	}
	if name, fallback, ok := wrappedLookup(c); ok && !known {
		return name, fallback, true
	}
	if !known && (!ownGetter().MatchString(c.Method) || !literals(c.Args)) {
		return nil, nil, false
	}
	position := 0
	for i := range c.Args {
		a := &c.Args[i]
		switch keyword := strings.ToLower(a.Name.String()); {
		case keyword == "default" || keyword == "fallback" || keyword == "defaultvalue":
			fallback = &a.Value
		case keyword != "" && keyword != "name" && keyword != "var" && keyword != "key":
		case position == 0:
			name, position = &a.Value, 1
		case position == 1 && hasDefault(callee):
			fallback, position = &a.Value, 2
		}
	}
	return name, fallback, name != nil
}

// wrappedLookup reads a helper that is given a variable of the environment and a switch or text that holds without it:
// toBoolean(process.env.X, true).
func wrappedLookup(c *token.Call) (name, fallback *token.Expr, ok bool) {
	if len(c.Args) != 2 || !c.Args[0].Name.IsZero() || !c.Args[1].Name.IsZero() || c.Args[0].Spread {
		return nil, nil, false
	}
	first, second := &c.Args[0].Value, &c.Args[1].Value
	if second.Kind != token.Name && (second.Kind != token.Literal || second.Value != setting.Bool && second.Value != setting.String) {
		return nil, nil, false
	}
	if first.Kind == token.Name && isEnvironment(normalPath(first.Path)) {
		return first, second, true
	}
	return nil, nil, false
}

// asksVariable reports a call that asks a configuration for what is called as variables of the environment are:
// configService.get('DATABASE_URL').
func asksVariable(c *token.Call, callee string) bool {
	if c.Method != "get" && c.Method != "getOrThrow" || len(c.Args) == 0 || !configurable(parent(callee)) {
		return false
	}
	name := keyOf(c.Args[0].Value)
	return strings.Contains(name, "_") && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}

// hasDefault tells second arguments that are defaults from those that are types or targets.
func hasDefault(callee string) bool {
	return callee != "Environment.GetEnvironmentVariable" && callee != "os.LookupEnv" && !strings.HasPrefix(callee, "viper.")
}

// receivedLookup reads System.getenv().getOrDefault("X", "d") and Optional.ofNullable(getenv("X")).orElse("d").
func receivedLookup(c *token.Call) (name, fallback *token.Expr, ok bool) {
	inner := c.Receiver.Call
	if inner == nil || len(c.Args) == 0 {
		return nil, nil, false
	}
	switch c.Method {
	case "getOrDefault", "get", "getOrElse", "orElse", "unwrap_or", "unwrapOr", "orElseGet":
		if strings.HasPrefix(c.Method, "get") && inner.Method == "getenv" && len(inner.Args) == 0 {
			if len(c.Args) > 1 {
				fallback = given(&c.Args[1].Value)
			}
			return &c.Args[0].Value, fallback, true
		}
		if (inner.Method == "ofNullable" || inner.Method == "Option") && len(inner.Args) == 1 {
			inner = inner.Args[0].Value.Call
		}
		if name, _, ok := environmentCall(inner); ok {
			return name, given(&c.Args[0].Value), true
		}
	}
	return nil, nil, false
}

// given is a default, or what a block gives that stands for one.
func given(e *token.Expr) *token.Expr {
	if e.Kind == token.FuncOf && len(e.Items) == 1 {
		return &e.Items[0]
	}
	return e
}

// literals reports whether a call has two positional arguments of which the first is a string.
func literals(args []token.Arg) bool {
	return len(args) == 2 && args[0].Value.Kind == token.Literal && args[0].Value.Value == setting.String && args[0].Name.IsZero()
}

// reference names what an expression that cannot be followed refers to.
func reference(e token.Expr) string {
	switch e.Kind {
	case token.Name:
		path := normalPath(e.Path)
		if strings.HasPrefix(path, token.Nameless) {
			return "expression"
		}
		if name, ok := variable(path); ok {
			return "env:" + name
		}
		return path
	case token.CallOf:
		if name, _, ok := environmentCall(e.Call); ok && name.Kind == token.Literal {
			return prefixOf(e.Call) + name.Text.String()
		} else if ok && name.Kind == token.Name {
			return reference(*name)
		}
		return configured(e.Call)
	case token.ChoiceOf:
		if len(e.Items) > 0 {
			return reference(e.Items[0])
		}
	}
	return "expression"
}

func prefixOf(c *token.Call) string {
	switch firstSegment(c.Callee) {
	case "flag", "pflag":
		return "flag:"
	case "viper":
		return "property:"
	}
	return "env:"
}

// configured names the key that .NET code reads from its configuration.
func configured(c *token.Call) string {
	if c == nil {
		return "call"
	}
	if len(c.Args) == 1 && c.Args[0].Value.Kind == token.Literal {
		key := c.Args[0].Value.Text.String()
		switch c.Method {
		case "GetConnectionString":
			return "property:ConnectionStrings:" + key
		case "GetValue", "GetSection", "getString", "getProperty", "GetString":
			return "property:" + key
		}
	}
	return "call"
}

// lookup evaluates a look-up: its default if one is visible, else a Hole that says what is looked up.
func (r *run) lookup(e token.Expr, scope int) (setting.Value, bool) {
	_, fallback, ok := environmentCall(e.Call)
	if !ok {
		return setting.Value{}, false
	}
	ref := reference(e)
	if fallback == nil {
		return setting.OpaqueAt(e.Place, ref), true
	}
	v := r.value(*fallback, scope)
	phpFlag := r.unit.Language == "php" && v.Kind == setting.Bool && e.Call.Method == "getenv" // no default
	if v.Kind == setting.Null || v.Kind == setting.Opaque || phpFlag {
		return setting.OpaqueAt(e.Place, ref), true
	}
	v.Text = v.Text.AsFallback(ref)
	return v, true
}
