package keys

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
)

func FuzzFind(f *testing.F) {
	for i, in := range []string{
		"spring:\n  datasource: {url: \"jdbc:mysql://h/x?useSSL=${A:false}\"}\n---\nkind: Secret\ndata: {a: cHc=}\n",
		`{"type":"mysql","host":"h","ssl":{"a":true},"url":"mysql://u:pw@h/x"}`,
		`<beans><bean><property name="url" value="jdbc:mysql://h&amp;x"/><prop key="a">b</prop></bean></beans>`,
		"a.b[c.d]=x\na.b=y\njdk.tls.disabledAlgorithms=a\nspring.datasource.url=jdbc:mysql://h\n",
		"PGHOST=h\nPGSSLMODE='x'\nJAVA_OPTS=-Djdk.tls.client.protocols=\"a b\nDB_HOST=h\nDB_SSL=1\n",
		"[client]\nssl\nhost=h\n[mysqld]\nx=y\n",
		"ssl = on\nprimary_conninfo = 'host=h password=pw'\n",
		"- module_defaults: {group/my: {ca_cert: a}}\n- {my_db: {login_host: h, check: no}}\n- sources: [{type: mssql, url: \"tcp:h\\\\x,1\"}]\n",
		`{"connector.class":"io.x.mysql.C","database":{"hostname":"rs/h:1","ssl.mode":"x"}}`,
		"KC_DB=x\nKC_DB_HOST=h\nKC_DB_PROPERTIES=?a=b&password=pw;c\nMB_URI=postgres://u:pw@h\n",
		"apiVersion: db.example.org/v1\nkind: Cluster\nspec: {a: [b, 'c bindpasswd=d'], password: e}\n---\n- db_instance: {a: b}\n- base: {apiVersion: db.example.org/v1, kind: Cluster, spec: {}}\n  patches: [{toFieldPath: 'a[0'}]\n",
		"chart: db\nrepo: owner\nhelm:\n  values: |\n    a: {b: c}\n    d: 'e\n  parameters: [{name: a..b, value: c}]\ndependencies: [{name: db, repository: owner}]\napiVersion: v2\n",
		"[Service]\nEnvironment=\"PGHOST=h\" PGSSLMODE=x\nExecStart=-psql \"host=h\"\n",
		"host \"a b\" all 0.0.0.0/0 ldap ldapbindpasswd=pw\n@x\n",
		"bind 127.0.0.1\nport 0\nuser a on >pw\n",
		"services: {a: {image: x, environment: [\"KAFKA_LISTENERS=A://:1\", \"xpack.security.enabled=false\"]}}\npg_hba: [host all all all md5, local]\n",
		"apiVersion: v1\nkind: ConfigMap\ndata:\n  redis.conf: |\n    port 1\n  nats.conf: |\n    tls { a: b }\n  mongod.conf: |\n    net: {tls: {mode: x}}\n  x: |\n    host all all all md5\n    local all\n",
	} {
		f.Add(in, uint8(i))
	}
	names := []string{"a.yml", "a.json", "a.xml", "application.properties", ".env", "my.cnf", "postgresql.conf", "docker-compose.yml", "values.yaml", "web.config", "package.json", "x.service", "pg_hba.conf", "redis.conf", "elasticsearch.yml"}
	f.Fuzz(func(t *testing.T, in string, which uint8) {
		name := names[int(which)%len(names)]
		file, root := read(name, in)
		kind := KindOf(name, root)
		known := testKeys
		known.Blocks, known.Resources = testBlocks.Blocks, testResources.Resources
		testkit.CheckFound(t, file, ChartValues(file, root, Prepare(known)))
		testkit.CheckFound(t, file, Find(file, root, kind, Prepare(known)))
		for _, script := range Scripts(file, root, kind, Prepare(setting.Known{})) {
			testkit.CheckInside(t, file, script.Text.Places()...)
			for _, w := range script.Argv {
				testkit.CheckInside(t, file, w.Places()...)
			}
		}
	})
}
