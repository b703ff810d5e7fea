package keys

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
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
	} {
		f.Add(in, uint8(i))
	}
	names := []string{"a.yml", "a.json", "a.xml", "application.properties", ".env", "my.cnf", "postgresql.conf", "docker-compose.yml", "values.yaml", "web.config", "package.json"}
	f.Fuzz(func(t *testing.T, in string, which uint8) {
		name := names[int(which)%len(names)]
		file, root := read(name, in)
		kind := KindOf(name, root)
		testkit.CheckFound(t, file, Find(file, root, kind, testKeys))
		for _, script := range Scripts(root, kind) {
			testkit.CheckInside(t, file, script.Text.Places()...)
			for _, w := range script.Argv {
				testkit.CheckInside(t, file, w.Places()...)
			}
		}
	})
}
