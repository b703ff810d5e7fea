package cli

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

func TestTools(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{"etcdctl", "etcdctl --endpoints=https://a.example.com:2379,https://b.example.com:2379 --cacert F --user root:pw get k", "cli etcdctl/call @etcdctl host:a.example.com host:b.example.com port:2379 port:2379 cacert=F\nsecret root:pw"},
		{"etcdctl without scheme", "etcdctl --endpoints a.example.com:2379 --insecure-skip-tls-verify put k https://x.example.com", "cli etcdctl/call @etcdctl host:a.example.com port:2379 insecure-skip-tls-verify"},
		{"etcdctl variables", "ETCDCTL_API=3 ETCDCTL_CACERT=F ETCDCTL_ENDPOINTS=https://a.example.com:2379 etcdctl member list", "cli etcdctl/call @etcdctl host:a.example.com port:2379 env:cacert@ETCDCTL_CACERT=F"},
		{"etcdctl unknown endpoints", "etcdctl --endpoints=$ENDPOINTS member list", "cli etcdctl/call @etcdctl host:?@$ENDPOINTS open"},
		{"etcdctl operands", "etcdctl get $KEY", "cli etcdctl/call @etcdctl"},
		{
			"kube-apiserver", "kube-apiserver --secure-port=6443 --tls-min-version=VersionTLS10 --etcd-servers=http://a.example.com:2379,http://b.example.com:2379 --etcd-cafile F --etcd-prefix=/r",
			"cli kube-apiserver/call @kube-apiserver host:a.example.com host:b.example.com port:2379 port:2379 etcd-cafile=F",
		},
		{"kube-apiserver without etcd", "kube-apiserver --secure-port=6443 --etcd-cafile=F", ""},
		{"kcat", "kcat -b a.example.com:9092,b.example.com:9092 -X security.protocol=ssl -X sasl.password=pw -t t -C", "cli librdkafka/call @kcat host:a.example.com host:b.example.com port:9092 port:9092 security.protocol=ssl\nsecret pw"},
		{"kcat unknown broker", "kafkacat -b $BROKERS -L", "cli librdkafka/call @kafkacat host:?@$BROKERS"},
		{"kcat version", "kcat -V", ""},
		{"clickhouse-client", "clickhouse-client -h c.example.com --port 9440 --secure --password pw -q 'SELECT~1'", "cli clickhouse-client/call @clickhouse-client host:c.example.com port:9440 secure\nsecret pw"},
		{"clickhouse client", "clickhouse client --host c.example.com --secure --accept-invalid-certificate", "cli clickhouse-client/call @clickhouse host:c.example.com secure accept-invalid-certificate"},
		{"clickhouse URL", "clickhouse-client clickhouse://u:pw@c.example.com:9440/d?secure=1", "cli clickhouse-client/call @clickhouse-client host:c.example.com port:9440 db:d secure=1\nsecret pw"},
		{"clickhouse cloud", "clickhouse-client --host x.eu.clickhouse.cloud --password=pw", "cli clickhouse-client/call @clickhouse-client host:x.eu.clickhouse.cloud open\nsecret pw"},
		{"clickhouse server", "clickhouse server --config-file=F", ""},
		{"cqlsh", "SSL_VALIDATE=false SSL_CERTFILE=F cqlsh c.example.com 9042 --ssl -u cassandra -p pw", "cli cqlsh/call @cqlsh host:c.example.com port:9042 ssl env:SSL_VALIDATE=false env:SSL_CERTFILE=F\nsecret pw"},
		{"rabbitmqadmin", "rabbitmqadmin -H r.example.com -P 15671 -s -k --password=pw list queues", "cli rabbitmqadmin/call @rabbitmqadmin host:r.example.com port:15671 ssl@s ssl-insecure@k\nsecret pw"},
		{"nats", "nats --server tls://u:pw@n.example.com:4222 --tlsca F pub a b", "cli nats-cli/call @nats host:n.example.com port:4222 tlsca=F\nsecret pw"},
		{"nats variable", "NATS_URL=nats://n.example.com:4222 nats sub x", "cli nats-cli/call @nats host:n.example.com port:4222"},
		{"tsql", "tsql -H s.example.com -p 1433 -U sa -P pw", "cli freetds/call @tsql host:s.example.com port:1433 open\nsecret pw"},
		{"snowsql", "snowsql -a acme -u u -o insecure_mode=True", "cli snowsql/call @snowsql insecure_mode=True"},
		{"asks for help", "etcdctl --help", ""},
	})
}
