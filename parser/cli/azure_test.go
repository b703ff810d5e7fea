package cli

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

func TestAzure(t *testing.T) {
	testkit.Run(t, alone, []testkit.Case{
		{
			"create", "az mysql server create -g rg -n db -p pw --ssl-enforcement Disabled --tags a=b c=d",
			"az mysql server  @create name@-n=db ssl-enforcement@--ssl-enforcement=Disabled\nsecret pw",
		},
		{"password by its long name", "az sql server create --admin-password=pw --minimal-tls-version=1.0", "az sql server  @create minimal-tls-version@--minimal-tls-version=1.0\nsecret pw"},
		{"a change says only what it says", "az mysql server update -g rg --minimal-tls-version TLS1_0", "az mysql server  @update minimal-tls-version@--minimal-tls-version=TLS1_0 *@update=?"},
		{"a change of something else", "az mysql server update -g rg --backup-retention 7", ""},
		{"a flag", "az redis create --enable-non-ssl-port -n c", "az redis  @create --enable-non-ssl-port name@-n=c"},
		{"assignments", "az redis update --set properties.enableNonSslPort=true accessKey=pw", "az redis  @update enableNonSslPort@properties.enableNonSslPort=true *@update=?\nsecret pw"},
		{"shorter name", "az servicebus namespace create --min-tls 1.0", "az servicebus namespace  @create minimum-tls-version@--min-tls=1.0"},
		{"parameter", "az mysql flexible-server parameter set -n tls_version -v TLSv1", "az mysql flexible-server parameter  @set name@-n=tls_version value@-v=TLSv1"},
		{"unknown parameter", "az mysql flexible-server parameter set --name $N --value OFF", "az mysql flexible-server parameter  @set name@--name=? value@--value=OFF"},
		{"parameters", "az postgres flexible-server parameter set-batch --args a=1 b=2", "az postgres flexible-server parameter  @set-batch a=1 b=2"},
		{"more options in a variable", "az mysql server create -g rg $OPTS", "az mysql server  @create *@$OPTS=?"},
		{"queries", "az mysql server show --name x", ""},
		{"another group", "az storage account create --min-tls-version TLS1_0", ""},
		{"a child", "az sql server firewall-rule create -n x", ""},
		{"unknown group", "az $GROUP server create --ssl-enforcement Disabled", ""},
		{"nothing", "az", ""},
		{"help", "az mysql", ""},
	})
}
