package parser

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// Filter tells, without parsing, whether a file can hold anything of interest. It is a Wu-Manber matcher with blocks of
// two bytes: most bytes are skipped, so that it runs at the speed of reading.
type Filter struct {
	shift  []uint8          // for each folded pair of bytes: how far the window may move
	begin  map[uint32][]int // the first and the last pair of a window → the needles that begin so
	needle []string
	window int
}

const pairs = 1 << 16

// NewFilter builds a matcher for needles of at least three bytes, compared without regard to ASCII case.
func NewFilter(needles []string) *Filter {
	f := &Filter{shift: make([]uint8, pairs), begin: map[uint32][]int{}, window: 255}
	seen := map[string]bool{}
	for _, n := range needles {
		n = strings.ToLower(n)
		if len(n) >= 3 && !seen[n] {
			seen[n] = true
			f.needle = append(f.needle, n)
			f.window = min(f.window, len(n))
		}
	}
	f.fill()
	return f
}

func (f *Filter) fill() {
	for i := range f.shift {
		f.shift[i] = uint8(f.window - 1)
	}
	for id, n := range f.needle {
		for i := 0; i+2 <= f.window; i++ {
			pair := uint16(n[i])<<8 | uint16(n[i+1])
			distance := uint8(f.window - 2 - i)
			f.shift[pair] = min(f.shift[pair], distance)
			if distance == 0 {
				key := ends(n[0], n[1], pair)
				f.begin[key] = append(f.begin[key], id)
			}
		}
	}
}

// Match reports whether data holds any needle.
func (f *Filter) Match(data []byte) bool {
	if len(f.needle) == 0 {
		return false
	}
	for i := f.window - 1; i < len(data); {
		pair := uint16(fold(data[i-1]))<<8 | uint16(fold(data[i]))
		if s := f.shift[pair]; s > 0 {
			i += int(s)
			continue
		}
		if f.beginning(data, i-f.window+1, pair) {
			return true
		}
		i++
	}
	return false
}

// ends is the key of a window that begins with two bytes and ends with a pair.
func ends(first, second byte, last uint16) uint32 {
	return uint32(first)<<24 | uint32(second)<<16 | uint32(last)
}

func (f *Filter) beginning(data []byte, start int, last uint16) bool {
	for _, id := range f.begin[ends(fold(data[start]), fold(data[start+1]), last)] {
		n := f.needle[id]
		if start+len(n) <= len(data) && equalFolded(data[start:start+len(n)], n) {
			return true
		}
	}
	return false
}

func equalFolded(data []byte, lower string) bool {
	for i := range data {
		if fold(data[i]) != lower[i] {
			return false
		}
	}
	return true
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// needles are words of which at least one stands in every file that holds a setting: those below, and what names the
// schemes and openers of the drivers.
func needles(known setting.Known) []string {
	out := append([]string(nil), fixedNeedles...)
	for _, s := range known.Schemes {
		if strings.HasPrefix(s.Name, "jdbc:") || strings.HasPrefix(s.Name, "r2dbc:") || strings.HasPrefix(s.Name, "dbi:") {
			out = append(out, s.Name+":")
		} else {
			out = append(out, s.Name+"://")
		}
	}
	for _, o := range known.Openers {
		out = append(out, openerNeedles(o)...)
	}
	for _, b := range known.Blocks {
		out = append(out, blockNeedles(b)...)
	}
	for _, t := range known.Resources {
		if n := resourceNeedle(t); n != "" {
			out = append(out, n)
		}
		out = append(out, libraryNeedles(t)...)
		if n := moduleNeedle(t); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// resourceNeedle is what a file cannot do without that declares a resource of a type: the type, or the part of it that
// stands in one piece. A type that only we use has none.
func resourceNeedle(kind string) string {
	kind = strings.TrimSuffix(kind, "*")
	before, _, split := strings.Cut(kind, "/")
	switch {
	case strings.HasPrefix(kind, "chart:"):
		return strings.TrimPrefix(before, "chart:")
	case strings.HasPrefix(kind, "module:"):
		return strings.TrimPrefix(kind, "module:")
	case split:
		return before
	case strings.Contains(kind, " "):
		return strings.Join(strings.Fields(kind)[:2], " ") // a command with its first word; the next line may hold the rest
	case strings.Count(kind, ".") == 2 && !strings.ContainsAny(kind, "-: "): // a module of Ansible, which may go by its last name
		if last := kind[strings.LastIndexByte(kind, '.')+1:]; strings.Contains(last, "_") {
			return last
		}
		return kind
	case strings.Contains(kind, "::"), strings.Contains(kind, "_") && !strings.Contains(kind, "."):
		return kind
	}
	return ""
}

// moduleNeedle is the name of the repository that holds a module of the registry, for calls that name that one:
// owner/rds/aws stands in owner/terraform-aws-rds.
func moduleNeedle(kind string) string {
	address, ok := strings.CutPrefix(kind, "module:")
	parts := strings.SplitN(address, "/", 4)
	if !ok || len(parts) < 3 {
		return ""
	}
	return "terraform-" + parts[2] + "-" + parts[1]
}

// blockNeedles are what a file with a program's block cannot do without: the name of the mapping, the variable that
// selects it, or the values of which it has one. Those that stand in every other file are left out; the option that makes
// such a block worth reading is a needle of its own.
func blockNeedles(b setting.Block) []string {
	switch path := strings.TrimSuffix(b.Path, ".*"); {
	case strings.HasPrefix(path, "provider."):
		return []string{`provider "` + path[len("provider."):] + `"`}
	case path == "env:", strings.HasPrefix(path, "spec"):
	case strings.HasPrefix(path, "Resources."):
		return nil // in CloudFormation, where the types are needles
	case strings.HasSuffix(path, ".connections"), strings.HasPrefix(path, "properties."):
		return []string{path}
	default:
		if last := path[strings.LastIndexByte(path, '.')+1:]; !common[last] {
			return []string{last}
		}
	}
	var out []string
	for _, s := range b.Select {
		for _, v := range s.Values {
			switch v = strings.Trim(v, "*"); {
			case b.Path == "env:", strings.Contains(s.Keyword, "_"):
				out = append(out, s.Keyword)
			case len(v) > 8 && strings.ContainsAny(v, " ./-"):
				out = append(out, v)
			}
		}
	}
	for _, m := range b.Members {
		if m.Role == setting.Host && len(m.Key) > 8 {
			out = append(out, m.Key)
		}
	}
	return out
}

// common are names of mappings that stand in every other file.
var common = map[string]bool{
	"": true, "database": true, "storage": true, "sql": true, "kafka": true, "sinks": true, "clusters": true, "instances": true, "outputs": true,
	"connection": true, "connections": true, "postgresql": true, "mysql": true,
}

// openerNeedles are the parts of a callee that a file cannot do without: the imported package, or the class where the
// import may stand in another file.
func openerNeedles(o setting.Opener) []string {
	if name, ok := strings.CutPrefix(o.Callee, "assign:"); ok {
		first, _, _ := strings.Cut(name, ".")
		if first == "module" || first == "export" || first == "return" || first == "default" {
			return nil // the dialect that the opener asks for is a needle of its own
		}
		if o.Language == "php" && len(first) < 4 {
			first += "[" // $db['default']
		}
		return []string{first}
	}
	if strings.HasPrefix(o.Callee, "object:") {
		var out []string
		for _, s := range o.Select {
			if len(s.Keyword) > 10 { // shorter ones stand in every other file; the options are needles of their own
				out = append(out, s.Keyword)
			}
		}
		return out
	}
	if class, ok := strings.CutPrefix(o.Callee, "class:"); ok {
		return []string{class}
	}
	callee := strings.TrimPrefix(o.Callee, "new:")
	first, _, _ := strings.Cut(callee, ".")
	switch o.Language {
	case "go":
		if i := strings.LastIndexByte(callee, '.'); i >= 0 {
			return []string{callee[:i] + `"`}
		}
	case "java":
		return []string{packageName(callee)}
	case "csharp":
		return []string{callee[strings.LastIndexByte(callee, '.')+1:]}
	case "rust":
		return []string{first + "::"}
	case "php":
		return phpNeedles(strings.TrimPrefix(callee, "*."))
	case "elixir":
		return elixirNeedles(first)
	case "javascript":
		return []string{"'" + first + "'", `"` + first + `"`}
	}
	return []string{first}
}

// phpNeedles are the first name of a callee, where it is short with what follows it: an argument, a member, a namespace.
func phpNeedles(callee string) []string {
	first, _, dotted := strings.Cut(callee, ".")
	switch {
	case len(first) > 4:
		return []string{first}
	case dotted:
		return []string{first + `\`, first + "::"}
	}
	return []string{first + "(", first + "::"}
}

// elixirNeedles are the first name of a callee, or where it is everybody's what stands in the configuration of a
// repository.
func elixirNeedles(first string) []string {
	switch first {
	case "config", "Application":
		return []string{".repo,", "repo,\n", "repo,\r", "ecto.adapters."}
	case "Ecto":
		return []string{"ecto.repo", "repo.start_link"}
	}
	return []string{first}
}

// packageName is what stands before the first class of a dotted callee.
func packageName(callee string) string {
	at := 0
	for _, part := range strings.Split(callee, ".") {
		if part != "" && 'A' <= part[0] && part[0] <= 'Z' {
			break
		}
		at += len(part) + 1
	}
	return callee[:min(at, len(callee))]
}

var fixedNeedles = []string{
	"sslmode", "ssl-mode", "ssl_mode", "--ssl", "ssl-ca", "ssl_ca", "ssl-verify", "ssl_verify", "skip-ssl", "skip_ssl",
	"usessl", "requiressl", "rejectunauthorized", "trustservercertificate", "trust server certificate", "encrypt=", "@tcp(",
	"pghost", "pgssl", "psql", "pg_dump", "pg_restore", "mysqldump", "mysql ", `"mysql",`, "'mysql',", "mariadb", "redis-cli", "mongosh", "sqlcmd",
	"require_secure_transport", "require-secure-transport", "force_ssl", "ca_cert_identifier", "ca-certificate-identifier",
	"ca_certificate_identifier", "cacertificateidentifier", "aws_db_", "aws_rds_", "azapi_", "aws::rds", "aws::dms::endpoint", "aws::glue::connection", "alicloud_db_instance", "modules/rds",
	"tls_version", "tls-version", "ssl_cipher", "ssl-cipher", "ssl_min_protocol_version", "disabledalgorithms", "rds-downloads",
	"truststore.pki", "jdk.tls.", "javax.net.ssl.", "com.sun.net.ssl.", "https.protocols", "jdk.certpath.", "disablehostnameverification", "node_tls_reject_unauthorized", "mariadb_tls_", "create user", "alter user", "require ssl", "require none",
	"secure_transport", "data source=", "server=", "jdbc:", "description=", "(description", "tcps", "host=", "sslrootcert",
	"[mysqld", "[client", "[mysql", "dsnlint:ignore", ".pem", ".p7b", "ca-bundle", "global-bundle", "rds-ca-", "validate_certs",
	"abortconnect", ",ssl=", "server_tls_", "[pgbouncer]", "backend_hostname", "mysql_servers", "maxscale", "readwritesplit", "mariadbmon", "mariadbbackend",
	"tds version", "freetds", "mongodump", "mongorestore", "mongoexport", "mongoimport", "etcdctl", "etcd-servers", "kcat", "kafkacat", "clickhouse", "cqlsh",
	"datastax-java-driver", "rabbitmqadmin", "nats ", "tsql ", "snowsql",
	"adapter: postgresql", "adapter: postgis", "adapter: mysql2", "adapter: trilogy", "adapter: sqlserver",
	"grafanadatasource", "insecure_skip_verify", "insecure: true", "verification_mode", "verify_certificate", "security.protocol", "security_protocol",
	"deploymentparameters.json", "connectaddr", "extra_option_", "check_hostname", "forcetls", "sslverify", "trust_cert", "type: postgres", "init_config", "mode: disable",
	"configmapkeyref", "secretkeyref", "configmapref", "secretref", "configmapgenerator", "secretgenerator", "env_file", // what others are made of
	"-replication-group", "-cache-cluster", "-db-proxy", "-cluster-parameter-group", "-to-option-group", "modify-certificates", "dms create-endpoint", "dms modify-endpoint", "glue create-connection", "glue update-connection", "-db-instance", "-db-cluster", // verbs of aws
	"memorydb create-", "dax create-", "kafka create-", "kafka update-", "opensearch create-", "opensearch update-", "cloudsearch update-", "-security-configuration", "-elasticsearch-domain", "redshift create-", "redshift modify-", "redshift-serverless ",
	"alter system", "pg_hba", "pghba", "hostnossl", "requiretls", "prefertls", "allowtls", "preferssl", "allowssl", "mongod.conf", "tls-port", "redis.conf", "rabbitmq.conf", "listeners.ssl",
	"listeners.tcp", "xpack.security.", "plugins.security.", "opendistro_security.", "disable_security_plugin", "client_encryption_options", "server_encryption_options",
	"advertised.listeners", "advertised_listeners", "kafka_listeners", "kafka_cfg_listeners", "security.protocol.map", "inter.broker.protocol", "xpack:", "plaintext://", "client_tls_", "nats.conf",
	"listen-client-urls", "listen-peer-urls", "etcd_listen_", "secureclientport", "memcached -", "--enable-ssl", "notls:", "encryption_server", "ssl_version",
	"db_ssl", "database_ssl", "db_tls", "database_tls",
	"sql instances", "redis instances", "redis clusters", "alloydb instances", "memorystore instances", "require-ssl", "transit-encryption-mode", "sqladmin.v1beta4", // Google Cloud
	"modifydbinstancessl", "modifydbproxyinstancessl", "modifyinstancessl", "modifydbclusterssl", // aliyun
	"kind: secret", `"kind": "secret"`, `"kind":"secret"`, // their values stand in base64, which hides every other needle
}
