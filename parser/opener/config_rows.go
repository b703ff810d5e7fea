package opener

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
)

// ask is a call that asks the configuration for a key.
type ask struct {
	language string
	callee   string // with its receiver; "*.m" is a method of anything, "~.m" one of what is called after a configuration
	from     string // what the callee's first name must be imported from; "" for anything
	in       string // as in address; the '*' of a file stands for the first key
	prefix   string // keys before the one asked for
	keys     int    // how many arguments spell the key at least
}

var asks = []ask{
	{language: "csharp", callee: "*.GetConnectionString", in: "dotnet", prefix: "ConnectionStrings", keys: 1},
	{language: "csharp", callee: "~.GetValue", in: "dotnet", keys: 1},
	{language: "csharp", callee: "~.GetSection", in: "dotnet", keys: 1},
	{language: "csharp", callee: "~.GetRequiredSection", in: "dotnet", keys: 1},
	{language: "java", callee: "~.getProperty", in: "spring", keys: 1},
	{language: "java", callee: "~.getRequiredProperty", in: "spring", keys: 1},
	{language: "java", callee: "ConfigFactory.load", in: "hocon"},
	{language: "java", callee: "~.getString", in: "hocon", keys: 1},
	{language: "java", callee: "~.getConfig", in: "hocon", keys: 1},
	{language: "java", callee: "~.get", in: "hocon", keys: 1},
	{language: "java", callee: "~.getValue", in: "spring", keys: 1},
	{language: "java", callee: "~.getOptionalValue", in: "spring", keys: 1},
	{language: "java", callee: "ResourceBundle.getBundle", in: "file:*.properties", keys: 1},
	{language: "javascript", callee: "*.get", from: "config", in: "node-config", keys: 1},
	{language: "javascript", callee: "~.get", in: "nest", keys: 1},
	{language: "javascript", callee: "~.getOrThrow", in: "nest", keys: 1},
	{language: "elixir", callee: "Application.get_env", in: "elixir", keys: 2},
	{language: "elixir", callee: "Application.fetch_env!", in: "elixir", keys: 2},
	{language: "elixir", callee: "Application.compile_env", in: "elixir", keys: 2},
	{language: "elixir", callee: "Application.compile_env!", in: "elixir", keys: 2},
	{language: "go", callee: "viper.GetString", in: "viper", keys: 1},
	{language: "go", callee: "viper.GetBool", in: "viper", keys: 1},
	{language: "go", callee: "viper.Get", in: "viper", keys: 1},
	{language: "rust", callee: "~.get_string", in: "rust-config", keys: 1},
	{language: "rust", callee: "~.get_str", in: "rust-config", keys: 1},
	{language: "rust", callee: "~.get_bool", in: "rust-config", keys: 1},
	{language: "rust", callee: "~.get", in: "rust-config", keys: 1},
	{language: "ruby", callee: "Rails.application.config_for", in: "file:config/*.yml", keys: 1},
	{language: "php", callee: "config", in: "file:config/*.php", keys: 1},
	{language: "php", callee: "Config.get", in: "file:config/*.php", keys: 1},
	{language: "php", callee: "Configure.read", in: "file:config/app.php", keys: 1},
}

// asks reports whether a call is one of the row.
func (a *ask) asks(c *token.Call, callee string, imports map[string]string) bool {
	if a.from != "" && imports[firstSegment(callee)] != a.from {
		return false
	}
	switch method := a.callee[strings.LastIndexByte(a.callee, '.')+1:]; a.callee[:len(a.callee)-len(method)] {
	case "*.":
		return c.Method == method && (c.Receiver != nil || strings.Contains(callee, "."))
	case "~.":
		return c.Method == method && c.Receiver == nil && configurable(parent(callee))
	}
	return c.Receiver == nil && callee == a.callee
}

// address is where a call of the row asks for keys.
func (a *ask) question(keys []string) question {
	in := a.in
	if strings.Contains(in, "*") {
		path := segments(keys[0])
		if len(path) == 0 {
			return question{in: in}
		}
		return question{in: strings.Replace(in, "*", path[0], 1), keys: path[1:]}
	}
	return question{in: in}.below(append([]string{a.prefix}, keys[:max(a.keys, min(1, len(keys)))*min(1, a.keys)]...)...)
}

// configurable reports whether a name says that it is a configuration: builder.Configuration, _config, environment, env.
func configurable(path string) bool {
	name := strings.ToLower(strings.Trim(lastSegment(strings.TrimSuffix(path, "()")), "_$@"))
	switch name {
	case "env", "environment", "settings", "conf", "cfg", "configuration", "getenvironment", "getconfiguration", "configservice":
		return true
	}
	return strings.HasSuffix(name, "config") || strings.HasSuffix(name, "configuration")
}

// standing is a name that stands for the configuration.
type standing struct {
	language string
	name     string // "~" is any that is called after a configuration
	from     string // what the name must be imported from; "" for a name that is used without
	in       string
	prefix   string
	suffix   string // a member that gives the value itself
}

var standings = []standing{
	{language: "javascript", name: "config", from: "config", in: "node-config"},
	{language: "ruby", name: "Settings", in: "ruby-settings"},
	{language: "csharp", name: "ConfigurationManager.ConnectionStrings", in: "dotnet-xml", prefix: "connectionStrings", suffix: ".ConnectionString"},
	{language: "csharp", name: "ConfigurationManager.AppSettings", in: "dotnet-xml", prefix: "appSettings"},
	{language: "csharp", name: "WebConfigurationManager.ConnectionStrings", in: "dotnet-xml", prefix: "connectionStrings", suffix: ".ConnectionString"},
	{language: "csharp", name: "~", in: "dotnet"},
	{language: "rust", name: "~", in: "rust-config"},
	{language: "go", name: "~", in: "viper"},
	{language: "python", name: "settings", from: "dynaconf.settings", in: "dynaconf"},
}

// cut takes the name off a path.
func (s *standing) cut(path string, imports map[string]string) (rest string, ok bool) {
	switch {
	case s.from != "":
		head, rest, _ := strings.Cut(path, ".")
		return rest, imports[head] == s.from
	case s.name == "~" && imports[firstSegment(path)] != "":
		return "", false // of another package
	case s.name == "~":
		for head := parent(path); head != ""; head = parent(head) {
			if configurable(head) {
				return path[len(head)+1:], true
			}
		}
		return "", false
	}
	rest, ok = strings.CutPrefix(path, s.name+".")
	return strings.TrimSuffix(rest, s.suffix), ok
}

// loads are the calls that read a whole file of keys and values, whose path, or what was read at it, is the first
// argument.
var loads = map[string]map[string]bool{
	"python": {
		"yaml.safe_load": true, "yaml.load": true, "yaml.full_load": true, "json.load": true, "json.loads": true, "toml.load": true,
		"toml.loads": true, "tomllib.load": true, "tomllib.loads": true, "tomli.load": true, "tomli.loads": true, "pytoml.load": true,
		"dotenv_values": true, "OmegaConf.load": true,
	},
	"javascript": {
		"require": true, "JSON.parse": true, "yaml.load": true, "yaml.safeLoad": true, "yaml.parse": true, "YAML.parse": true, "YAML.load": true,
		"toml.parse": true, "ini.parse": true, "jsyaml.load": true,
	},
	"ruby": {
		"YAML.load_file": true, "YAML.safe_load_file": true, "YAML.unsafe_load_file": true, "YAML.load": true, "YAML.safe_load": true,
		"YAML.unsafe_load": true, "JSON.parse": true, "JSON.load_file": true, "Psych.load_file": true, "TOML.load_file": true,
	},
	"php": {
		"require": true, "parse_ini_file": true, "json_decode": true, "yaml_parse_file": true, "Yaml.parseFile": true, "Yaml.parse": true,
	},
}
