package keys

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// serverFile is the configuration of a server: of what it says, the tables of servers judge what they ask for.
type serverFile struct {
	kind, engine string
	names        []string // globs of what such files are called, in lower case
	// marks are keys of which a file has one that is called something else; with a dot at the end for what begins so.
	marks   []string
	section string // what counts stands below this key alone
	// variables are those by which images are told the same; with a dot at the end for what begins so.
	variables []string
	secrets   []string // keys that hold a password and do not say so
}

var serverFiles = []serverFile{
	{
		kind: "redis.conf", engine: "redis", names: []string{"redis*.conf", "valkey*.conf", "keydb*.conf", "sentinel*.conf", "*-redis.conf"},
		secrets: []string{"masterauth", "user", "sentinel", "tls-key-file-pass", "tls-client-key-file-pass"},
	},
	{kind: "mongod.conf", engine: "mongodb", names: []string{"mongod*.conf", "mongos*.conf", "mongo*.conf"}, marks: []string{"net.tls.", "net.ssl."}},
	{kind: "rabbitmq.conf", engine: "amqp", names: []string{"rabbitmq*.conf"}, marks: []string{"listeners.ssl", "listeners.tcp", "listeners.ssl.", "listeners.tcp.", "ssl_options."}},
	{kind: "elasticsearch.yml", engine: "elasticsearch", names: []string{"elasticsearch*.yml", "elasticsearch*.yaml"}, marks: []string{"xpack.security.http.", "xpack.security.transport."}, variables: []string{"xpack.security."}},
	{
		kind: "opensearch.yml", engine: "opensearch", names: []string{"opensearch.yml", "opensearch.yaml"},
		marks: []string{"plugins.security.ssl.", "opendistro_security.ssl."}, variables: []string{"plugins.security.", "DISABLE_SECURITY_PLUGIN"},
	},
	{kind: "cassandra.yaml", engine: "cassandra", marks: []string{"client_encryption_options.", "server_encryption_options."}},
	{kind: "server.properties", engine: "kafka", marks: []string{"listeners", "advertised.listeners", "listener.security.protocol.map", "security.inter.broker.protocol"}, variables: []string{"KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS", "KAFKA_CFG_LISTENERS", "KAFKA_CFG_ADVERTISED_LISTENERS"}},
	{kind: "pgbouncer.ini", engine: "postgresql", marks: []string{"pgbouncer.listen_addr", "pgbouncer.client_tls_sslmode"}, section: "pgbouncer"},
	{kind: "pgpool.conf", engine: "postgresql", names: []string{"pgpool*.conf"}, marks: []string{"backend_hostname0"}},
	{kind: "nats-server.conf", engine: "nats", names: []string{"nats*.conf", "nats-server*.conf"}},
	{kind: "etcd.conf", engine: "etcd", marks: []string{"listen-client-urls", "listen-peer-urls"}, variables: []string{"ETCD_LISTEN_CLIENT_URLS", "ETCD_LISTEN_PEER_URLS"}},
	{kind: "sqlnet.ora", engine: "oracle", names: []string{"sqlnet*.ora"}},
	{kind: "zoo.cfg", engine: "zookeeper", names: []string{"zoo*.cfg"}, marks: []string{"secureClientPort"}},
}

// ownFormats are the files of servers that hold nothing else, and whose keys look like those of clients.
var ownFormats = []string{"redis.conf", "mongod.conf", "rabbitmq.conf", "nats-server.conf", "zoo.cfg", "sqlnet.ora"}

// ownFormat reports the names of such files.
func ownFormat(base string) bool {
	f := calledServer(base)
	return f != nil && slices.Contains(ownFormats, f.kind)
}

// calledServer is the configuration of a server that a file is by its name.
func calledServer(base string) *serverFile {
	for i := range serverFiles {
		for _, g := range serverFiles[i].names {
			if ok, _ := path.Match(g, base); ok {
				return &serverFiles[i]
			}
		}
	}
	return nil
}

// templateEnds are the ends of names that only say that a file is a template or an example.
var templateEnds = []string{".example", ".sample", ".template", ".dist", ".tmpl", ".tftpl", ".tpl", ".j2", ".erb", ".default", ".in"}

// WithoutTemplateEnd turns app.yaml.example and settings.py.j2 into the names that tell the format.
func WithoutTemplateEnd(base string) string {
	for _, s := range templateEnds {
		if rest, ok := strings.CutSuffix(base, s); ok {
			return rest
		}
	}
	return base
}

// serverConfs reports the configurations of servers that a file is: by its name, or by keys that nothing else has.
func (s *scope) serverConfs() {
	called := calledServer(s.name)
	for _, doc := range s.roots {
		if doc.Child("apiVersion") != nil && doc.Child("kind") != nil {
			continue
		}
		for i := range serverFiles {
			if f := &serverFiles[i]; f == called || f.marked(doc) {
				s.serverConf(f, doc, s.attributesBelow(doc))
			}
		}
	}
}

// marked reports a document with a key that only this server's configuration has.
func (f *serverFile) marked(doc *tree.Node) bool {
	return slices.ContainsFunc(f.marks, func(mark string) bool { return holdsKey(doc, "", mark) })
}

// holdsKey reports a key below a mapping; with a dot at the end one that begins so.
func holdsKey(n *tree.Node, path, key string) bool {
	return slices.ContainsFunc(n.Children, func(c *tree.Node) bool {
		p := tree.Join(path, c.Key.String())
		switch {
		case p == key, strings.HasSuffix(key, ".") && strings.HasPrefix(p, key):
			return true
		case strings.HasPrefix(key, p+"."):
			return key == p+"." && len(c.Children) > 0 || holdsKey(c, p, key)
		}
		return false
	})
}

func (s *scope) serverConf(f *serverFile, doc *tree.Node, attributes []setting.Option) {
	var own []setting.Option
	for _, a := range attributes {
		name := a.Name.String()
		if f.section != "" {
			rest, inside := strings.CutPrefix(name, f.section+".")
			if !inside {
				continue
			}
			a.Name = source.Decoded(a.Name.Place(), rest)
		}
		if slices.ContainsFunc(f.secrets, func(key string) bool { return strings.EqualFold(key, name) }) {
			s.secret(a.Value.Text)
			continue
		}
		own = append(own, a)
	}
	if len(own) == 0 {
		return
	}
	s.found.Resources = append(s.found.Resources, setting.Resource{
		Shape: setting.ServerConf, Type: f.kind, Name: f.kind, Where: doc.Place, Anchor: f.header(doc, own),
		Attributes: own, Hint: setting.Hint{Engine: f.engine, Name: f.kind},
	})
}

// serverVariable reports a variable that tells a server's image what its configuration would, in that file's spelling.
func serverVariable(name string) bool {
	switch name {
	case "network.host", "network.bind_host", "http.host", "http.bind_host", "discovery.type":
		return true
	}
	return strings.HasPrefix(name, "xpack.security.") || strings.HasPrefix(name, "plugins.security.")
}

// serverVariables reports the configuration that a server's image makes of the variables of its container.
func (s *scope) serverVariables(vars []variable) {
	for i := range serverFiles {
		f := &serverFiles[i]
		first := slices.IndexFunc(vars, func(v variable) bool { return listsKey(f.variables, v.name) })
		if first < 0 || s.told[vars[first].node.Value.Text.Place()] {
			continue
		}
		s.told[vars[first].node.Value.Text.Place()] = true
		r := setting.Resource{
			Shape: setting.Env, Type: f.kind, Name: f.engine, Where: vars[first].node.Place, Anchor: vars[first].node.Key.Place(),
			Hint: setting.Hint{Engine: f.engine, Name: f.engine},
		}
		for _, v := range vars {
			if !setting.MentionsSecret(v.name) && !s.isDSN(v.node) {
				r.Attributes = append(r.Attributes, setting.Option{Name: v.node.Key, Value: v.value, Layer: setting.InEnv})
			}
		}
		s.found.Resources = append(s.found.Resources, r)
	}
}

// listsKey reports a key in a list, or one that begins as an entry of it does that ends in a dot.
func listsKey(list []string, key string) bool {
	return slices.ContainsFunc(list, func(m string) bool { return key == m || strings.HasSuffix(m, ".") && strings.HasPrefix(key, m) })
}

// yamlKey begins a file of YAML.
var yamlKey = source.Pattern(`(?m)^[A-Za-z]\w*:(?:\s|$)`)

// formatEnd is the end of a name that tells the format of a file: that of the name, or for servers' configurations what
// they are written in.
func formatEnd(file, text string) string {
	kind := ""
	if f := calledServer(file); f != nil {
		kind = f.kind
	}
	switch {
	case kind == "redis.conf", calledHBA(file), cli.IsHBA(text):
		return "words"
	case kind == "nats-server.conf":
		return "hocon"
	case kind == "mongod.conf" && yamlKey().MatchString(text):
		return "yml"
	case kind == "rabbitmq.conf":
		return "ini"
	}
	return ext(file)
}

// ReadMongod reads mongod.conf, which is YAML, or the lines of keys and values that it was before.
func ReadMongod(f *source.File) (*tree.Node, []source.Problem) {
	if yamlKey().MatchString(f.All().String()) {
		return yaml.Read(f)
	}
	return keyvalue.Read(f, keyvalue.INI)
}

// header is what is blamed for what is not written: the section, or the first key.
func (f *serverFile) header(doc *tree.Node, own []setting.Option) source.Place {
	if section := doc.Child(f.section); section != nil && f.section != "" {
		return section.Key.Place()
	}
	if len(doc.Children) > 0 && !doc.Children[0].Key.IsZero() {
		return doc.Children[0].Key.Place()
	}
	return own[0].Name.Place()
}

// called does something while a file of another name is read.
func (fd *finder) called(name string, do func()) {
	outer := fd.name
	fd.name = name
	do()
	fd.name = outer
}
