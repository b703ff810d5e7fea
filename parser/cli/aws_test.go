package cli

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
)

func TestAWSResources(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{
			"switches", "aws memorydb create-cluster --cluster-name c --no-tls-enabled --auto-minor-version-upgrade",
			"aws-cli.memorydb.cluster  @create-cluster cluster-name=c tls-enabled@no-tls-enabled=false@no-tls-enabled auto-minor-version-upgrade",
		},
		{
			"change", "aws elasticache modify-replication-group --replication-group-id=g --auth-token secret1",
			"aws-cli.elasticache.replication-group  @modify-replication-group replication-group-id=g *@modify-replication-group=?\nsecret secret1",
		},
		{
			"shorthand", "aws kafka create-cluster --encryption-info EncryptionInTransit={ClientBroker=TLS,InCluster=true},B=c --tags A=b,C=d",
			"aws-cli.kafka.cluster  @create-cluster encryption-info.0.EncryptionInTransit.ClientBroker@ClientBroker=TLS encryption-info.0.EncryptionInTransit.InCluster@InCluster=true encryption-info.0.B@B=c tags.0.A@A=b tags.0.C@C=d",
		},
		{
			"JSON", `aws opensearch create-domain --domain-endpoint-options '{"EnforceHTTPS":false}' --advanced-security-options '{"MasterUserOptions":{"MasterUserPassword":"secret1"}}'`,
			"aws-cli.opensearch.domain  @create-domain domain-endpoint-options.0.EnforceHTTPS@EnforceHTTPS=false\nsecret secret1",
		},
		{
			"lists", `aws docdb modify-db-cluster-parameter-group --parameters ParameterName=a,ParameterValue=b '[{"ParameterName":"tls"},{"ParameterName":"c"}]' ParameterName=d`,
			"aws-cli.docdb.db-cluster-parameter-group  @modify-db-cluster-parameter-group parameters.0.ParameterName@ParameterName=a parameters.0.ParameterValue@ParameterValue=b parameters.1.ParameterName@ParameterName=tls parameters.2.ParameterName@ParameterName=c parameters.3.ParameterName@ParameterName=d *@modify-db-cluster-parameter-group=?",
		},
		{
			"file", "aws dax create-cluster --sse-specification file://x.json",
			"aws-cli.dax.cluster  @create-cluster sse-specification=?",
		},
	})
}

// TestStructuresTakeLinearTime reads long and broken structures.
func TestStructuresTakeLinearTime(t *testing.T) {
	for _, part := range []string{"{", "[", "a=", "{a=[", "a:{", "'", `"`, ",", "]", "}", "=", "a=b,"} {
		start := time.Now()
		file, words := split("aws dax create-cluster --x '{" + strings.Repeat(strings.ReplaceAll(part, "'", "~"), 1<<16) + "'")
		testkit.CheckFound(t, file, Find(file, words, nil, setting.Hint{}, setting.Known{}))
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q took %s", part, d)
		}
	}
}
