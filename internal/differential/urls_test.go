package differential

import (
	"math/rand/v2"
	"net"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/lib/pq"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/v2/x/mongo/driver/connstring"
)

// TestLibPQ compares with NewConfig of lib/pq.
func TestLibPQ(t *testing.T) {
	alone(t)
	ca := authority(t)
	compare(t, parsing{
		id: "lib-pq", version: "1.12.3", grammar: "libpq", runs: 20000, theirs: parseLibPQ, defaults: pgDefaults,
		makes:    func(r *rand.Rand) string { return makePostgres(r, ca) },
		collects: regexp.MustCompile("postgres(?:ql)?://[^\"'`<> \\n,;)}\\\\|*#]+"),
		reasons: []reason{
			noString,
			{"what the driver does not know it hands to the server, which refuses it", func(text string, theirs, ours reading) bool {
				return ours.refused && !theirs.refused && (strangers(text) || strings.Contains(text, "?ssl&") || strings.HasSuffix(text, "?ssl"))
			}},
			{"sslnegotiation=direct is refused with a mode that may be plaintext, which is told, and for a socket", func(text string, theirs, ours reading) bool {
				return theirs.refused && strings.Contains(text, "sslnegotiation=direct") && (slices.Contains([]fact.SSLMode{fact.Disable, fact.Allow, fact.Prefer}, ours.mode) || strings.HasPrefix(first(ours.hosts), "/"))
			}},
			{"sslrootcert=system is refused for a socket, to which no TLS is spoken", func(text string, theirs, ours reading) bool {
				return theirs.refused && strings.Contains(text, "sslrootcert=system") && strings.HasPrefix(first(ours.hosts), "/")
			}},
			{"Go reads no %2F in the host of a URL", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile("//[^/?]*%2F").MatchString(text)
			}},
			{"an empty sslmode is refused in words and values, and is none in a URL", func(text string, theirs, ours reading) bool {
				return theirs.refused && regexp.MustCompile("^user=.*sslmode=(?: |$)").MatchString(text) && ours.mode == fact.Require
			}},
			{"sslmode names a tls.Config that the program registers", func(text string, theirs, _ reading) bool {
				return theirs.refused && strings.Contains(text, "sslmode=pqgo-")
			}},
			{"lib/pq puts a second pair of brackets around an IPv6 address without a port", func(_ string, theirs, _ reading) bool {
				return strings.HasPrefix(first(theirs.hosts), "[")
			}},
			{"no TLS is spoken to a socket, and nothing is said about it", func(_ string, theirs, ours reading) bool {
				return strings.HasPrefix(first(theirs.hosts), "/") && theirs.mode == fact.Disable
			}},
			{"lib/pq takes each host of a URL's list with its port for a name: such a URL never connects", func(text string, theirs, _ reading) bool {
				return strings.Contains(first(theirs.hosts), ":") && regexp.MustCompile("//[^/?]*:[0-9]+,").MatchString(text)
			}},
			{"of two hosts lib/pq takes the last one in the order of the alphabet: all are kept, and the most exposed one decides", func(text string, _, _ reading) bool {
				return strings.Count(text, "host=") > 1 || regexp.MustCompile("//[^/?]+.*[?&]host=").MatchString(text)
			}},
			{"an empty host is localhost", func(text string, _, _ reading) bool { return strings.Contains(text, "host=''") }},
			{"of two ports or databases either is kept: nothing hangs on it", func(text string, theirs, ours reading) bool {
				return differs(theirs, ours) == "database" && strings.Contains(text, "dbname=") || differs(theirs, ours) == "ports" && strings.Contains(text, "port=")
			}},
			{"a list of ports has the length of that of the hosts, or the driver refuses it", func(text string, theirs, _ reading) bool {
				return theirs.refused && strings.Contains(text, "port=1,2")
			}},
			{"there is no such CA file on this machine", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile("(?:sslrootcert|sslcert)= *[/a-zA-Z]").MatchString(strings.NewReplacer(ca, "", "system", "").Replace(text))
			}},
		},
	})
}

func parseLibPQ(text string) reading {
	c, err := pq.NewConfig(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{database: c.Database, hosts: []string{c.Host}, ports: []string{strconv.Itoa(int(c.Port))}}
	for _, m := range c.Multi {
		r.hosts, r.ports = append(r.hosts, m.Host), append(r.ports, strconv.Itoa(int(m.Port)))
	}
	switch r.mode = fact.SSLMode(c.SSLMode); {
	case c.SSLRootCert != "" && (r.mode == "" || r.mode == fact.Require):
		r.mode = fact.VerifyCA
	case r.mode == "":
		r.mode = fact.Require
	}
	return r
}

// TestGoRedis compares with ParseURL of go-redis.
func TestGoRedis(t *testing.T) {
	compare(t, parsing{
		id: "go-redis", version: "9.23.0", grammar: "url", runs: 20000, theirs: parseRedis, makes: makeRedis,
		defaults: func(_ string, r *reading) { byDefault(r, "localhost", "6379") },
		collects: regexp.MustCompile("rediss?://[^\"'`<> \\n,;)}\\\\|*#]+"),
		reasons: []reason{
			noString, noHost,
			{"the driver refuses a database that is no number, or two: nothing hangs on it", func(text string, theirs, ours reading) bool {
				return theirs.refused && regexp.MustCompile("//[^/?]*/+[^?/]*[^0-9?/]").MatchString(text)
			}},
			{"the number of the database is a number, and one of the query is one too", func(_ string, theirs, ours reading) bool {
				return differs(theirs, ours) == "database"
			}},
			{"what has nothing to do with TLS may be refused, and nothing is said about it", func(text string, theirs, ours reading) bool {
				return theirs.refused && !regexp.MustCompile("(?:skip_|%5F)verify|ssl|tls").MatchString(text)
			}},
			{"a name in capitals is refused", func(text string, theirs, _ reading) bool {
				return theirs.refused && strings.Contains(text, "Skip_Verify")
			}},
			{"an empty skip_verify is refused beside redis://, which is plaintext", func(text string, theirs, ours reading) bool {
				return theirs.refused && ours.mode == fact.Disable && strings.Contains(text, "skip_verify")
			}},
		},
	})
}

func parseRedis(text string) reading {
	o, err := redis.ParseURL(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{mode: fact.VerifyFull}
	if o.DB != 0 {
		r.database = strconv.Itoa(o.DB)
	}
	switch host, port, err := net.SplitHostPort(o.Addr); {
	case err != nil:
		r.hosts, r.ports = []string{o.Addr}, []string{""}
	default:
		r.hosts, r.ports = []string{host}, []string{port}
	}
	switch {
	case o.TLSConfig == nil:
		r.mode = fact.Disable
	case o.TLSConfig.InsecureSkipVerify:
		r.mode = fact.Require
	}
	return r
}

func makeRedis(r *rand.Rand) string {
	text := one(r, "redis://", "rediss://", "REDISS://", "Redis://") + one(r, "", "app:pw@", ":pw@", "app@", "app:p%40w@", "app:p:w@") +
		one(r, "db.example.com", "db.example.com:6380", "10.0.0.1", "[::1]", "[::1]:6380", "", ":6380", "db.example.com:", "localhost:6379") + one(r, "", "/", "/0", "/2", "/a", "/1/")
	if query := some(r, 3, "&", "skip_verify=true", "skip_verify=false", "skip_verify=1", "skip_verify=0", "skip_verify=", "skip_verify", "skip_verify=TRUE", "skip_verify=yes", "Skip_Verify=true", "skip%5Fverify=true", "db=3", "protocol=3", "pool_size=5", "dial_timeout=5s", "client_name=a+b", "read_timeout=-1"); query != "" {
		text += "?" + query
	}
	return text
}

// TestAMQP compares with ParseURI of amqp091-go.
func TestAMQP(t *testing.T) {
	compare(t, parsing{
		id: "amqp091-go", version: "1.16.0", grammar: "url", runs: 20000, theirs: parseAMQP, makes: makeAMQP,
		defaults: func(text string, r *reading) {
			port := "5672"
			if strings.HasPrefix(strings.ToLower(text), "amqps:") {
				port = "5671"
			}
			byDefault(r, "localhost", port)
		},
		collects: regexp.MustCompile("amqps?://[^\"'`<> \\n,;)}\\\\|*#]+"),
		reasons:  []reason{noString, noHost},
	})
}

func parseAMQP(text string) reading {
	u, err := amqp.ParseURI(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{hosts: []string{u.Host}, ports: []string{strconv.Itoa(u.Port)}, mode: fact.Disable, database: u.Vhost}
	if path := regexp.MustCompile("^[a-zA-Z]+://[^/?]*/?(?:[?]|$)"); path.MatchString(text) {
		r.database = "" // the driver's own default
	}
	if u.Scheme == "amqps" {
		r.mode = fact.VerifyFull
	}
	return r
}

func makeAMQP(r *rand.Rand) string {
	text := one(r, "amqp://", "amqps://", "AMQPS://", "Amqp://") + one(r, "", "app:pw@", ":pw@", "app@", "app:p%40w@", "app:p:w@") +
		one(r, "db.example.com", "db.example.com:5673", "10.0.0.1", "[::1]", "[::1]:5673", "", ":5673", "db.example.com:") + one(r, "", "/", "/app", "/%2F", "/a%2Fb", "//", "/a/b")
	if query := some(r, 3, "&", "cacertfile=/ca.pem", "cacertfile=", "certfile=/c.pem", "keyfile=/k.pem", "server_name_indication=x", "verify=verify_none", "verify=verify_peer", "fail_if_no_peer_cert=true", "heartbeat=5", "connection_timeout=1000", "auth_mechanism=plain", "channel_max=3", "CACERTFILE=/ca.pem", "ssl=true"); query != "" {
		text += "?" + query
	}
	return text
}

// TestMongo compares with the connection strings of MongoDB's Go driver, but for those that ask for names on the network.
func TestMongo(t *testing.T) {
	ca := authority(t)
	compare(t, parsing{
		id: "mongo-go-driver", version: "2.10.0", grammar: "url", runs: 20000, theirs: parseMongo,
		makes: func(r *rand.Rand) string { return makeMongo(r, ca) },
		defaults: func(_ string, r *reading) {
			for i := range r.ports {
				if r.ports[i] == "" && !strings.HasPrefix(r.hosts[i], "/") {
					r.ports[i] = "27017"
				}
			}
		},
		collects: regexp.MustCompile("mongodb://[^\"'`<> \\n;)}\\\\|*#]+"),
		reasons: []reason{
			{"the driver refuses a scheme in capitals", func(text string, theirs, _ reading) bool { return theirs.refused && strings.HasPrefix(text, "MongoDB") }},
			{"the driver refuses a query without a slash before it, and others do not", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile("//[^/?]*[?]").MatchString(text)
			}},
			{"the driver refuses tls and ssl that contradict each other: the last one is told", func(text string, theirs, _ reading) bool {
				return theirs.refused && regexp.MustCompile("(?i)(?:tls|ssl)=.*(?:tls|ssl)=").MatchString(text)
			}},
			{"what has nothing to do with TLS may be refused, and nothing is said about it", func(text string, theirs, _ reading) bool {
				return theirs.refused && strings.Contains(text, "directConnection=true")
			}},
			{"a semicolon separates options in some drivers only: what it stands in is undecidable", func(text string, _, ours reading) bool {
				return strings.Contains(text, ";") && (ours.mode == fact.ModeUnknown || ours.refused)
			}},
			{"the driver refuses an empty port", func(text string, theirs, ours reading) bool {
				return strings.Contains(text, ":/") && differs(theirs, ours) == "ports"
			}},
		},
	})
}

func parseMongo(text string) reading {
	c, err := connstring.ParseAndValidate(text)
	if err != nil {
		return reading{refused: true}
	}
	r := reading{database: c.Database, mode: fact.VerifyFull}
	for _, h := range c.Hosts {
		host, port, err := net.SplitHostPort(h)
		if err != nil {
			host, port = strings.Trim(h, "[]"), "27017"
		}
		if strings.HasPrefix(host, "/") || path.Ext(host) == ".sock" {
			host, port = h, ""
		}
		r.hosts, r.ports = append(r.hosts, host), append(r.ports, port)
	}
	switch {
	case !c.SSL:
		r.mode = fact.Disable
	case c.SSLInsecure:
		r.mode = fact.Require
	}
	return r
}

func makeMongo(r *rand.Rand, ca string) string {
	text := one(r, "mongodb://", "mongodb://", "mongodb://", "MongoDB://") + one(r, "", "app:pw@", "app@", "app:p%40w@", "app:@") +
		one(r, "db.example.com", "db.example.com:27018", "a.example.com,b.example.com", "a.example.com:1,b.example.com:2", "10.0.0.1", "[::1]", "[::1]:27018", "%2Frun%2Fmongodb-27017.sock", "a.example.com,", "db.example.com:") + one(r, "", "/", "/app", "/a%2Fb")
	if query := some(r, 4, "&", "tls=true", "tls=false", "ssl=true", "ssl=false", "TLS=true", "Tls=True", "tls=1", "tls=", "tls", "tlsInsecure=true", "tlsInsecure=false", "tlsinsecure=true", "sslInsecure=true", "tlsAllowInvalidCertificates=true", "tlsAllowInvalidHostnames=true", "tlsCAFile="+ca, "tlsCAFile=", "sslCertificateAuthorityFile="+ca, "tlsCertificateKeyFile="+ca, "tlsDisableOCSPEndpointCheck=true", "replicaSet=rs0", "authSource=admin", "retryWrites=true", "directConnection=true", "appName=a", "w=majority", "tls=true;ssl=true"); query != "" {
		text += one(r, "?", "/?", "?") + query
	}
	return text
}

// byDefault adds a driver's default host and port.
func byDefault(r *reading, host, port string) {
	if len(r.hosts) == 0 {
		r.hosts, r.ports = []string{host}, []string{""}
	}
	for i := range r.ports {
		if r.ports[i] == "" {
			r.ports[i] = port
		}
	}
}

// Reasons that several drivers share.
var (
	noString = reason{"a pattern, or a scheme alone, is no connection string of a program", func(text string, _, ours reading) bool {
		return ours.refused && regexp.MustCompile(`(?i)^[a-z]+:/+(?:[.(:].*|\?.*)?$`).MatchString(text)
	}}
	noHost = reason{"a port without a host is not kept: nothing hangs on it", func(text string, theirs, ours reading) bool {
		return differs(theirs, ours) == "ports" && regexp.MustCompile("//(?:[^/?]*@)?:[0-9]").MatchString(text)
	}}
)
