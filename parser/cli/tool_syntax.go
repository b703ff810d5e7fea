package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// The client programs that are described rather than programmed: how they cut their arguments, and what those mean.
var (
	etcdSyntax = syntax{short: "wd", long: set(`endpoints cacert cert key user password auth-jwt-token dial-timeout command-timeout keepalive-time
		keepalive-timeout write-out discovery-srv discovery-srv-name max-request-bytes max-recv-bytes peer-urls lease limit order sort-by from-key`)}
	etcdTool = &tool{
		urls: set("endpoints"), secrets: set("user password auth-jwt-token"), vars: "ETCDCTL_",
		skips: set(`api write-out w d debug hex dial-timeout command-timeout keepalive-time keepalive-timeout prefix keys-only limit order sort-by lease
			discovery-srv discovery-srv-name insecure-discovery cluster print-value-only from-key rev max-request-bytes max-recv-bytes peer-urls`),
	}

	apiServerSyntax = syntax{long: set("etcd-servers etcd-cafile etcd-certfile etcd-keyfile etcd-prefix etcd-servers-overrides")}
	apiServerTool   = &tool{urls: set("etcd-servers"), only: set("etcd-servers etcd-cafile etcd-certfile etcd-keyfile"), asked: true}

	kcatSyntax = syntax{short: "GtpbzoDKkHdFXcfsrM"}
	kcatTool   = &tool{hosts: set("b bootstrap.servers metadata.broker.list"), pairs: "X", help: "Vh"}

	clickhouseSyntax = syntax{short: "huqdfcCm", long: set(`host port user password query database config-file queries-file format max_threads
		connection tls-sni-override jwt multiquery-file query_id time-zone output-format input-format`)}
	clickhouseTool = &tool{
		hosts: set("host"), ports: set("port"), urls: set("url"), secrets: set("password jwt"), renames: map[string]string{"h": "host", "s": "secure"},
		skips:     set("user u query q database d format f multiquery n queries-file time progress m multiline output-format input-format query-id"),
		variables: map[string]string{"CLICKHOUSE_PASSWORD": "password", "CLICKHOUSE_HOST": "host"}, help: "V", target: true,
	}

	cqlshSyntax = syntax{short: "upkfet", long: set(`username password keyspace file execute cqlshrc connect-timeout request-timeout encoding
		protocol-version credentials cqlversion serial-consistency-level consistency-level`)}
	cqlshTool = &tool{
		operands: 2, secrets: set("password p"), skips: set("username u keyspace k file f execute e cqlshrc connect-timeout request-timeout encoding color no-color debug t C"),
		variables: map[string]string{"SSL_VALIDATE": "SSL_VALIDATE", "SSL_CERTFILE": "SSL_CERTFILE", "CQLSH_HOST": "host"}, hosts: set("host"),
	}

	rabbitSyntax = syntax{short: "HPupcNVUfd", long: set(`host port username password base-uri config node vhost path-prefix request-timeout format depth sort
		ssl-key-file ssl-cert-file ssl-ca-cert-file tls-ca-cert-file tls-cert-file tls-key-file timeout`)}
	rabbitTool = &tool{
		hosts: set("host"), ports: set("port"), urls: set("base-uri"), secrets: set("password p"), renames: map[string]string{"H": "host", "P": "port", "s": "ssl", "k": "ssl-insecure"},
		skips: set("username u config c node N vhost V U format f depth d sort quiet q bash-completion sort-reverse"),
	}

	natsSyntax = syntax{short: "s", long: set(`server user password creds nkey tlscert tlskey tlsca context timeout connection-name socks-proxy js-domain inbox-prefix
		js-api-prefix js-event-prefix count queue reply header subject`)}
	natsTool = &tool{
		urls: set("server"), secrets: set("password user"), renames: map[string]string{"s": "server"},
		skips:     set("creds nkey timeout connection-name js-domain count queue reply header subject trace"),
		variables: map[string]string{"NATS_URL": "server", "NATS_PASSWORD": "password", "NATS_CA": "tlsca"},
	}

	tsqlTool = &tool{hosts: set("S H"), ports: set("p"), secrets: set("P"), help: "C", configured: true}

	snowSyntax = syntax{short: "audswrqfohp", long: set(`accountname username dbname schemaname rolename warehouse query filename option host port region
		authenticator private-key-path config connection variable token mfa-passcode`)}
	snowTool = &tool{
		hosts: set("host h"), ports: set("port p"), secrets: set("token mfa-passcode"), pairs: "o", renames: map[string]string{"option": "o"},
		skips: set("accountname a username u dbname d schemaname s rolename r warehouse w query q filename f config connection region variable authenticator private-key-path"),
		help:  "v",
	}
)

// clickhouse reads clickhouse-client and clickhouse client; the other sub-commands of clickhouse are none of ours. The
// cloud's hosts get TLS without being asked for it.
func (c *command) clickhouse(p program) {
	if c.name == "clickhouse" {
		if len(c.argv) < 2 || c.argv[1].String() != "client" {
			return
		}
		c.argv = append([]source.Text{c.argv[0]}, c.argv[2:]...)
	}
	before := len(c.found.Connections)
	c.described(p)
	for i := range c.found.Connections[before:] {
		conn := &c.found.Connections[before+i]
		for _, h := range conn.Hosts {
			if strings.HasSuffix(h.String(), ".clickhouse.cloud") {
				open(conn)
			}
		}
	}
}
