package keys

import (
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
)

func TestServerFiles(t *testing.T) {
	runFind(t, []findTest{
		{"by a key", "conf.yml", "client_encryption_options:\n  enabled: false\n  keystore_password: pw\n", "cassandra.yaml cassandra.yaml client_encryption_options.enabled=false@false/file client_encryption_options.keystore_password=?@pw/file anchor=client_encryption_options\nsecret pw"},
		{"by a name", "elasticsearch.yml", "network.host: 0.0.0.0\n", "elasticsearch.yml elasticsearch.yml network.host=0.0.0.0@0.0.0.0/file anchor=network.host"},
		{"a template", "elasticsearch.yml.j2", "network.host: 0.0.0.0\n", "elasticsearch.yml elasticsearch.yml network.host=0.0.0.0@0.0.0.0/file anchor=network.host"},
		{"secrets in capitals", "redis.conf", "port 6379\nUSER alice on >pw\n", "redis.conf redis.conf port=6379@6379/file anchor=port\nsecret alice on >pw"},
		{"neither", "kibana.yml", "xpack.security.enabled: true\nserver.host: 0.0.0.0\n", ""},
		{"an object of Kubernetes", "x.yaml", "apiVersion: a/v1\nkind: X\nnet: {tls: {mode: x}}\n", ""},
		{"a list", "patroni.yml", "postgresql:\n  pg_hba:\n  - host all all 0.0.0.0/0 md5\n", "pg_hba.conf pg_hba.conf host=all all 0.0.0.0/0 md5@all all 0.0.0.0/0 md5/file anchor=host"},
		{"where the server of a document listens", "patroni.yml", "postgresql:\n  listen: a\n  pg_hba: [host a]\n---\npostgresql:\n  pg_hba: [host b]\n", "pg_hba.conf pg_hba.conf listen=a@a/file host=a@a/file anchor=listen\npg_hba.conf pg_hba.conf host=b@b/file anchor=host"},
		{"what hides in a line", "patroni.yml", "pg_hba: [\"host a b c ldap ldapbindpasswd=pw\"]\n", "pg_hba.conf pg_hba.conf host=a b c ldap ldapbindpasswd=pw@a b c ldap ldapbindpasswd=pw/file anchor=host\nsecret pw"},
		{"variables of a container", "docker-compose.yml", "services:\n  a:\n    image: x\n    environment:\n    - KAFKA_LISTENERS=SSL://:9092\n    - KAFKA_PASSWORD=pw\n", "server.properties kafka KAFKA_LISTENERS=SSL://:9092@SSL://:9092/env anchor=KAFKA_LISTENERS\nsecret pw"},
		{"variables with dots", "docker-compose.yml", "services:\n  a:\n    image: x\n    environment:\n      xpack.security.enabled: \"false\"\n", "elasticsearch.yml elasticsearch xpack.security.enabled=false@false/env anchor=xpack.security.enabled"},
		{"variables of others", "docker-compose.yml", "services:\n  a:\n    image: x\n    environment:\n      KAFKA_BROKER_ID: 1\n", ""},
	})
}

func TestFormatEnd(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"redis.conf", "", "words"},
		{"pg_hba.conf", "", "words"},
		{"x", "host all all all md5\n", "words"},
		{"x", "host: a\n", ""},
		{"mongod.conf", "net:\n  x: y\n", "yml"},
		{"mongod.conf", "bind_ip = x\n", "conf"},
		{"nats.conf", "", "hocon"},
		{"rabbitmq.conf", "", "ini"},
		{"a.yaml", "", "yaml"},
	} {
		if got := formatEnd(tt.name, tt.text); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Each list stands beside what its own document says, and no other.
func TestListsInTime(t *testing.T) {
	testkit.InTime(t, []string{"---\npostgresql:\n  listen: a\n  pg_hba: [host a]\n"}, 100_000, 5*time.Second, func(in string) {
		f, root := read("patroni.yml", in)
		Find(f, root, KindOf("patroni.yml", root), Prepare(setting.Known{}))
	})
}
