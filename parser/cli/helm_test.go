package cli

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
)

func TestHelm(t *testing.T) {
	read := func(line string) string {
		file, words := split(line)
		return testkit.ShowFound(Find(file, words, nil, setting.Hint{}, setting.Known{Resources: []string{"chart:owner/db"}}))
	}
	testkit.Run(t, read, []testkit.Case{
		{"install", "helm install main owner/db --set tls.on=false,a.password=pw,b=c -n x", "chart:owner/db owner/db @owner/db tls.on=false b=c\nsecret pw"},
		{"upgrade", "helm upgrade --install main owner/db --version 1.2.3 --set-string tls.on=false --wait", "chart:owner/db owner/db @owner/db tls.on=false"},
		{"a registry", "helm template oci://registry.example.org/owner/db --set=tls.on=true", "chart:owner/db oci://registry.example.org/owner/db @oci://registry.example.org/owner/db tls.on=true"},
		{"a repository", "helm install main db --repo https://charts.example.org/owner --set tls.on=false", "chart:owner/db db @db tls.on=false"},
		{"somebody else's", "helm install main other/db --set tls.on=false", ""},
		{"nobody's", "helm install main db --set tls.on=false", ""},
		{"without values", "helm install main owner/db", ""},
		{"another command", "helm show values owner/db --set tls.on=false", ""},
		{"secrets of charts that nobody knows", "helm install main other/db --set auth.password=pw", "secret pw"},
		{"a comma in a secret", `helm install main owner/db --set 'a.password=p\,tls.on=q,b=c'`, "chart:owner/db owner/db @owner/db b=c\nsecret p\\,tls.on=q"},
		{"a backslash at the end", `helm install main owner/db --set 'b=c,a.password=p\'`, "chart:owner/db owner/db @owner/db b=c\nsecret p\\"},
		{"a secret as it is written", "helm install main owner/db --set b=c --set-literal a.password=p,q", "chart:owner/db owner/db @owner/db b=c\nsecret p,q"},
		{"secrets in JSON", `helm install main owner/db --set b=c --set-json 'a={"password":"pw"}'`, "chart:owner/db owner/db @owner/db b=c\nsecret a={\"password\":\"pw\"}"},
		{"an unknown chart", "helm install main $CHART --set tls.on=false", ""},
	})
}
