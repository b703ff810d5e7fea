package cli

import (
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
)

func TestGoogle(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{"create", "gcloud sql instances create main --database-version=POSTGRES_15 --tier db-f1-micro --root-password=pw", "gcloud sql instances main @create database-version=POSTGRES_15 verb@create=create\nsecret pw"},
		{"a user", "gcloud sql users create app --instance main --password pw", "secret pw"},
		{"a mode", "gcloud --project p sql instances create --ssl-mode ENCRYPTED_ONLY main", "gcloud sql instances main @create ssl-mode=ENCRYPTED_ONLY verb@create=create"},
		{"beta", "gcloud beta sql instances create main", "gcloud sql instances main @create verb@create=create"},
		{"a switch that is off", "gcloud sql instances patch main --no-require-ssl", "gcloud sql instances main @patch require-ssl@no-require-ssl=false@no-require-ssl verb@patch=patch"},
		{"a switch that is on", "gcloud sql instances patch main --require-ssl --quiet", "gcloud sql instances main @patch require-ssl verb@patch=patch"},
		{"flags", "gcloud sql instances create main --database-flags=log_x=on,tls_version=TLSv1.1", "gcloud sql instances main @create database-flags.log_x@log_x=on database-flags.tls_version@tls_version=TLSv1.1 verb@create=create"},
		{"flags with a separator", "gcloud sql instances create main --database-flags ^:^tls_version=TLSv1,TLSv1.1:log_x=on", "gcloud sql instances main @create database-flags.tls_version@tls_version=TLSv1,TLSv1.1 database-flags.log_x@log_x=on verb@create=create"},
		{"flags in a variable", "gcloud sql instances create main --database-flags=$FLAGS", "gcloud sql instances main @create database-flags=? verb@create=create"},
		{"options in a variable", "gcloud sql instances create main $SSL_OPTS", "gcloud sql instances main @create *@$SSL_OPTS=? verb@create=create"},
		{"a cache", "gcloud redis instances create c --transit-encryption-mode=disabled", "gcloud redis instances c @create transit-encryption-mode=disabled verb@create=create"},
		{"alloydb", "gcloud alloydb instances update i --cluster c --ssl-mode=ALLOW_UNENCRYPTED_AND_ENCRYPTED", "gcloud alloydb instances i @update ssl-mode=ALLOW_UNENCRYPTED_AND_ENCRYPTED verb@update=update"},
	})
	for _, in := range []string{
		"gcloud", "gcloud sql", "gcloud sql instances", "gcloud sql instances list", "gcloud sql instances describe main", "gcloud sql databases create app",
		"gcloud compute instances create vm", "gcloud sql instances delete main --require-ssl",
	} {
		if got := find(in, setting.Hint{}); got != "" {
			t.Errorf("%s gave %s", in, got)
		}
	}
}

func TestAlibaba(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{"off", "aliyun rds ModifyDBInstanceSSL --DBInstanceId rm-1 --SSLEnabled 0", "aliyun rds ModifyDBInstanceSSL  @ModifyDBInstanceSSL SSLEnabled=0"},
		{"forced", "aliyun --region cn-hangzhou rds ModifyDBInstanceSSL --SSLEnabled=1 --ForceEncryption=1", "aliyun rds ModifyDBInstanceSSL  @ModifyDBInstanceSSL SSLEnabled=1 ForceEncryption=1"},
		{"a key", "aliyun rds ModifyDBInstanceSSL --SSLEnabled 1 --ServerKey KEY", "aliyun rds ModifyDBInstanceSSL  @ModifyDBInstanceSSL SSLEnabled=1\nsecret KEY"},
		{"a cache", "aliyun r-kvstore ModifyInstanceSSL --InstanceId r-1 --SSLEnabled Disable", "aliyun r-kvstore ModifyInstanceSSL  @ModifyInstanceSSL SSLEnabled=Disable"},
		{"documents", "aliyun dds ModifyDBInstanceSSL --SSLAction Open --ForceEncryption 1", "aliyun dds ModifyDBInstanceSSL  @ModifyDBInstanceSSL SSLAction=Open ForceEncryption=1"},
	})
	for _, in := range []string{"aliyun", "aliyun rds", "aliyun rds DescribeDBInstanceSSL --DBInstanceId x", "aliyun rds ModifyDBInstanceSSL --DBInstanceId x", "aliyun configure --mode AK"} {
		if got := find(in, setting.Hint{}); got != "" {
			t.Errorf("%s gave %s", in, got)
		}
	}
}

func TestParametersInTime(t *testing.T) {
	testkit.InTime(t, []string{"ParameterName=a,", "ParameterValue=a,", "Parameter"}, 1<<20, 5*time.Second, func(in string) {
		_, words := split("'" + in + "'")
		parameters(nil, words[0], 0)
	})
}
