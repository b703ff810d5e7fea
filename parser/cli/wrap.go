package cli

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// wrapper is a program that runs another one.
type wrapper struct {
	short string // its one-letter options that take a value
	long  map[string]bool
	skip  int  // operands in front of the command: a duration, a user
	vars  bool // NAME=value operands are variables for the command
}

// wrappers by name. Programs that run a command inside a container come in containers.
var wrappers = map[string]wrapper{
	"sudo":         {short: "ugUhpCrtDRT", long: set("user group host prompt chdir"), vars: true},
	"doas":         {short: "uC"},
	"env":          {short: "uCS", long: set("unset chdir"), vars: true},
	"time":         {short: "fo"},
	"nohup":        {},
	"exec":         {short: "a"},
	"command":      {},
	"builtin":      {},
	"nice":         {short: "n"},
	"ionice":       {short: "cn"},
	"stdbuf":       {short: "ioe"},
	"setsid":       {},
	"timeout":      {short: "ks", long: set("kill-after signal"), skip: 1},
	"gtimeout":     {short: "ks", skip: 1},
	"gosu":         {skip: 1},
	"su-exec":      {skip: 1},
	"chroot":       {skip: 1},
	"runuser":      {short: "ug"},
	"setpriv":      {long: set("reuid regid")},
	"tini":         {short: "p"},
	"dumb-init":    {},
	"xargs":        {short: "IinPLdsE", long: set("max-args max-procs replace delimiter")},
	"watch":        {short: "n"},
	"retry":        {short: "tsdm"},
	"winpty":       {},
	"strace":       {short: "eofp"},
	"proxychains4": {short: "f"},
}

// containers run a command inside a container: sub-command words, then options, then the container's name or image.
var containers = map[string]bool{
	"docker": true, "podman": true, "nerdctl": true, "docker-compose": true, "podman-compose": true, "kubectl": true, "oc": true, "k3s": true,
}

// containerOptions are the long options of docker, podman and compose that take the next word.
var containerOptions = set(`env env-file user workdir name network net volume mount publish hostname entrypoint platform
	label file project-name project-directory profile index add-host link memory cpus restart ip cap-add security-opt
	detach-keys pull log-driver log-opt shm-size ulimit tmpfs dns volumes-from network-alias health-cmd context host`)

// unwrap steps over wrappers to the program that runs in the end, collecting the variables they set.
func unwrap(argv []source.Text, env []setting.Option, hint setting.Hint) *command {
	c := &command{env: env, hint: hint, where: cover(argv)}
	rest := argv
	for range maxWrappers {
		rest = c.assignments(rest)
		if len(rest) == 0 {
			break
		}
		name := programName(rest[0])
		next, ok := c.inner(name, rest)
		if !ok {
			c.argv, c.name = rest, name
			break
		}
		rest = next
	}
	return c
}

// maxWrappers bounds how deep wrappers may be stacked.
const maxWrappers = 16

// inner returns the command line that a wrapper runs, and whether argv is a wrapper at all.
func (c *command) inner(name string, argv []source.Text) ([]source.Text, bool) {
	if containers[name] {
		return c.container(name, argv[1:])
	}
	if w, ok := wrappers[name]; ok && (name != "runuser" || !hasWord(argv, "-c")) {
		return c.wrapped(w, name, argv[1:])
	}
	_, isServer := servers[name]
	if _, ok := programs[name]; ok || isServer || Shells[name] {
		return nil, false
	}
	for i, w := range argv {
		if w.String() == "--" && i+1 < len(argv) && known(programName(argv[i+1])) {
			return argv[i+1:], true
		}
	}
	for _, run := range [...]string{"run", "exec"} { // railway run psql, bundle exec mysql, heroku run psql
		if len(argv) > 2 && argv[1].String() == run && known(programName(argv[2])) {
			return argv[2:], true
		}
	}
	return nil, false
}

func hasWord(argv []source.Text, word string) bool {
	for _, w := range argv {
		if w.String() == word {
			return true
		}
	}
	return false
}

// known reports whether a name is one of a program that is read or of a wrapper.
func known(name string) bool {
	_, program := programs[name]
	_, wraps := wrappers[name]
	return program || wraps || Shells[name]
}

// Shells are the programs that run a script given as an argument or on standard input.
var Shells = set("sh bash dash ash zsh ksh")

func (c *command) wrapped(w wrapper, name string, words []source.Text) ([]source.Text, bool) {
	skip := w.skip
	for i := 0; i < len(words); i++ {
		text := words[i].String()
		switch {
		case text == "--":
		case len(text) > 1 && text[0] == '-':
			if name == "command" && strings.ContainsAny(text, "vV") || name == "sudo" && (text == "-l" || text == "-v") {
				return nil, true // only asks whether the command exists
			}
			if w.long[strings.TrimPrefix(text, "--")] || text[1] != '-' && len(text) == 2 && strings.IndexByte(w.short, text[1]) >= 0 {
				i++
			}
		case w.vars && isAssignment(text):
			c.assign(words[i])
		case skip > 0:
			skip--
		default:
			return words[i:], true
		}
	}
	return nil, true
}

// assignments steps over NAME=value words in front of a command.
func (c *command) assignments(words []source.Text) []source.Text {
	for len(words) > 0 && isAssignment(words[0].String()) {
		c.assign(words[0])
		words = words[1:]
	}
	return words
}

// isAssignment reports whether a word is NAME=value.
func isAssignment(s string) bool {
	name, _, ok := strings.Cut(s, "=")
	if !ok || name == "" || '0' <= name[0] && name[0] <= '9' {
		return false
	}
	return strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

func (c *command) assign(word source.Text) {
	name, value, ok := word.Cut("=")
	if !ok {
		return
	}
	c.env = append(c.env[:len(c.env):len(c.env)], setting.Option{Name: name, Value: setting.Value{Text: value}, Layer: setting.InEnv})
}

// container returns the command that docker exec, docker run, compose exec or kubectl exec runs.
func (c *command) container(name string, words []source.Text) ([]source.Text, bool) {
	if name == "kubectl" || name == "oc" || name == "k3s" {
		for i, w := range words {
			if w.String() == "--" {
				return words[i+1:], true
			}
		}
		return nil, true
	}
	verb := ""
	for i := 0; i < len(words); i++ {
		text := words[i].String()
		switch {
		case len(text) > 1 && text[0] == '-':
			i += c.containerOption(words[i:])
		case verb == "":
			switch text {
			case "compose", "container":
			case "exec", "run", "create":
				verb = text
			default:
				return nil, true
			}
		default:
			server := ""
			if verb != "exec" && !strings.Contains(name, "compose") {
				server = c.image(words[i])
			}
			return inContainer(server, words[i], words[i+1:])
		}
	}
	return nil, true
}

// containerOption reads one option and returns how many further words it takes.
func (c *command) containerOption(words []source.Text) int {
	text := words[0].String()
	name, _, has := strings.Cut(strings.TrimLeft(text, "-"), "=")
	long := strings.HasPrefix(text, "--")
	switch {
	case text == "-e" || text == "--env":
		if len(words) > 1 {
			c.assign(words[1])
		}
		return 1
	case long && has && name == "env":
		_, value, _ := words[0].Cut("=")
		c.assign(value)
	case !long && strings.HasPrefix(text, "-e") && has:
		c.assign(words[0].Slice(2, words[0].Len()))
	case long && !has && containerOptions[name], !long && len(text) == 2 && strings.IndexByte("uwvpflHmn", text[1]) >= 0:
		return 1
	}
	return 0
}

// inContainer returns the command behind an image or a container. Arguments alone are for the image's own server.
func inContainer(server string, image source.Text, words []source.Text) ([]source.Text, bool) {
	switch {
	case len(words) == 0 || !strings.HasPrefix(words[0].String(), "-"):
		return words, true
	case server == "":
		return nil, true
	}
	return append([]source.Text{source.Decoded(image.Place(), server)}, words...), true
}

// image takes the client programs and their version from the image that runs the command, and returns the server in it.
func (c *command) image(ref source.Text) string {
	if drivers, version := Image(ref.String()); len(drivers) > 0 {
		c.hint.Drivers, c.hint.Version, c.hint.Source = drivers, version, "manifest"
	}
	name, _, _ := strings.Cut(path.Base(ref.String()), ":")
	return Server(name)
}

// Image tells which client programs an official or common image carries and their version, for example
// "mysql:8.4-debian" gives mysql-cli and "8.4". It returns nothing for an image it does not know; the version is ""
// where the tag is no version.
func Image(ref string) (drivers []string, version string) {
	ref, _, _ = strings.Cut(ref, "@")
	name, tag := path.Base(ref), ""
	if i := strings.IndexByte(name, ':'); i >= 0 {
		name, tag = name[:i], name[i+1:]
	}
	stop := 0
	for stop < len(tag) && (tag[stop] == '.' || '0' <= tag[stop] && tag[stop] <= '9') {
		stop++
	}
	version = strings.Trim(tag[:stop], ".")
	switch name {
	case "mysql", "mysql-server", "community-server", "percona", "percona-server", "mysql-cluster", "mysql-operator":
		return []string{"mysql-cli"}, version
	case "mariadb", "mariadb-galera", "mariadb-server":
		return []string{"mariadb-cli"}, version
	case "postgres", "postgresql", "postgis", "timescaledb", "pgvector", "postgres-ha", "postgresql-repmgr":
		if name != "postgres" && name != "postgresql" {
			version = ""
		}
		return []string{"psql"}, version
	case "redis", "valkey", "redis-stack", "redis-stack-server":
		return []string{"redis-cli"}, version
	}
	return nil, ""
}
