package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// serverProgram is a server whose options stand for lines of its config file.
type serverProgram struct {
	kind    string // the type of the resource
	section string // what the resource is called
	engine  string
	syntax  syntax
	assign  string // an option whose value is the name and the value of a setting
	letters string // one-letter options that are settings themselves
	// speaks says that the options count only where one is about TLS or listeners: what a container does not say about
	// them is its image's business.
	speaks bool
}

var (
	mysqlServer    = serverProgram{kind: "my.cnf", section: "[mysqld]", engine: "mysql", syntax: syntax{short: "hPuS", long: mysqlLong}}
	postgresServer = serverProgram{kind: "postgresql.conf", engine: "postgresql", syntax: syntax{short: "cDhkpBdN", long: mysqlLong}, assign: "c"}
	redisServer    = serverProgram{kind: "redis.conf", engine: "redis", syntax: syntax{long: redisServerLong}, speaks: true}
	mongoServer    = serverProgram{kind: "mongod.conf", engine: "mongodb", syntax: syntax{short: "f", long: mongoServerLong}, speaks: true}
	elasticServer  = serverProgram{kind: "elasticsearch.yml", engine: "elasticsearch", syntax: syntax{short: "Ep"}, assign: "E", speaks: true}
	kafkaServer    = serverProgram{kind: "server.properties", engine: "kafka", syntax: syntax{long: set("override")}, assign: "override", speaks: true}
	etcdServer     = serverProgram{kind: "etcd.conf", engine: "etcd", syntax: syntax{long: etcdServerLong, single: true}, speaks: true}
	memcacheServer = serverProgram{kind: "memcached", engine: "memcached", syntax: syntax{short: "lpUsacdPmMfntbBIouDeR", long: set("listen port extended")}, letters: "lZ", speaks: true}
)

// servers are the server programs.
var servers = map[string]serverProgram{
	"mysqld": mysqlServer, "mariadbd": mysqlServer, "mysqld_safe": mysqlServer, "mariadbd-safe": mysqlServer,
	"postgres": postgresServer, "postmaster": postgresServer,
	"redis-server": redisServer, "valkey-server": redisServer, "keydb-server": redisServer, "redis-sentinel": redisServer, "valkey-sentinel": redisServer,
	"mongod": mongoServer, "mongos": mongoServer, "elasticsearch": elasticServer, "kafka-server-start.sh": kafkaServer, "kafka-server-start": kafkaServer,
	"etcd": etcdServer, "memcached": memcacheServer,
}

var redisServerLong = set(`port tls-port bind tls-protocols tls-ciphers tls-ciphersuites tls-replication tls-cluster tls-auth-clients
	tls-cert-file tls-key-file tls-ca-cert-file tls-ca-cert-dir cluster-enabled replicaof slaveof requirepass masterauth
	protected-mode appendonly save maxmemory maxmemory-policy loglevel dir`)

var mongoServerLong = set(`tlsMode sslMode tlsDisabledProtocols sslDisabledProtocols bind-ip port dbpath replSet config configdb
	tlsCertificateKeyFile tlsCAFile tlsClusterFile tlsCertificateKeyFilePassword tlsClusterPassword sslPEMKeyFile sslCAFile sslClusterFile
	sslPEMKeyPassword keyFile clusterAuthMode setParameter storageEngine logpath wiredTigerCacheSizeGB oplogSize`)

var etcdServerLong = set(`listen-client-urls listen-peer-urls listen-client-http-urls advertise-client-urls initial-advertise-peer-urls
	listen-metrics-urls initial-cluster initial-cluster-state initial-cluster-token name data-dir wal-dir cert-file key-file trusted-ca-file
	peer-cert-file peer-key-file peer-trusted-ca-file cipher-suites tls-min-version tls-max-version log-level discovery config-file`)

// Server is the program to which the entry point of an image hands the arguments of its container; "" if that is not
// known. The image is named without its registry and tag.
func Server(image string) string {
	switch image {
	case "mongo", "percona-server-mongodb", "mongodb-community-server", "mongodb-enterprise-server":
		return "mongod"
	case "memcached", "etcd":
		return image
	}
	drivers, _ := Image(image)
	return serverOf(drivers)
}

// serverOf is the server that an image has beside client programs.
func serverOf(drivers []string) string {
	if len(drivers) == 0 {
		return ""
	}
	return map[string]string{"mysql-cli": "mysqld", "mariadb-cli": "mysqld", "psql": "postgres", "redis-cli": "redis-server"}[drivers[0]]
}

// version is that of the image that a server runs in, "" where another program's image runs it.
func (p serverProgram) version(hint setting.Hint) string {
	if servers[serverOf(hint.Drivers)].kind != p.kind {
		return ""
	}
	return hint.Version
}

// server reads the options of a server program as what they are: lines of its config file.
func (c *command) server() {
	p := servers[c.name]
	r := setting.Resource{
		Shape: setting.ServerConf, Type: p.kind, Name: p.section, Where: c.where, Anchor: c.argv[0].Place(),
		Hint: setting.Hint{Language: "shell", Engine: p.engine, Name: c.name, Version: p.version(c.hint)},
	}
	speaks := !p.speaks
	for _, a := range args(c.argv[1:], p.syntax) {
		if p.speaks && namesConfiguration(a) {
			r.Attributes = append(r.Attributes, setting.More("", a.word.Place()))
			continue
		}
		o, ok := c.serverOption(p, a)
		if !ok {
			continue
		}
		speaks = speaks || aboutTLS(o.Name.String())
		r.Attributes = append(r.Attributes, o)
	}
	if len(r.Attributes) > 0 && speaks {
		c.found.Resources = append(c.found.Resources, r)
	}
}

// namesConfiguration reports an argument that names a file with the rest of a server's options, or may hold some.
func namesConfiguration(a arg) bool {
	if a.name.IsZero() {
		return a.word.Len() > 0
	}
	return a.is("f", "config", "config-file") && !a.bare
}

// serverOption is the line of a config file that an argument stands for.
func (c *command) serverOption(p serverProgram, a arg) (setting.Option, bool) {
	name, value := a.name, a.value
	switch {
	case a.name.IsZero():
		return setting.Option{}, false
	case p.assign != "" && a.is(p.assign) && !a.bare:
		name, value, _ = a.value.Cut("=")
	case !a.long && !strings.Contains(p.letters, a.name.String()):
		return setting.Option{}, false
	}
	switch {
	case Secret(name.String()):
		c.found.Hide(value)
		return setting.Option{}, false
	case a.bare:
		return bare(name), true
	}
	return valued(name, value), !isConnection(value)
}

// isConnection reports a value that holds the password of a connection, unless it is an address to listen at.
func isConnection(t source.Text) bool {
	return dsn.Looks(t.String()) != "" && strings.Contains(t.String(), "@")
}

// aboutTLS reports the options of servers that are about TLS or about where they listen with it.
func aboutTLS(name string) bool {
	name = strings.ToLower(name)
	for _, word := range [...]string{"tls", "ssl", "listener", "urls", "xpack.security", "plugins.security"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return name == "z"
}
