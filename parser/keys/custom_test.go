package keys

import (
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
)

// testResources are types of each front end that files of keys have.
var testResources = setting.Known{Resources: []string{
	"db.example.org/Cluster", "example.db.db_instance", "example.db.search", "chart:owner/db", "aws_db_proxy", "java.security",
}}

func TestResources(t *testing.T) {
	const object = "apiVersion: db.example.org/v1\nkind: Cluster\nmetadata: {name: main}\nspec: "
	tests := []findTest{
		{"an object", "a.yml", object + "{tls: {on: false}, list: [{a: x}], password: pw}\n", "db.example.org/Cluster Cluster/main @Cluster apiVersion=db.example.org/v1 kind=Cluster metadata.name@name=main spec.tls.on@on=false spec.list.0.a@a=x spec.password@password=?\nsecret pw"},
		{"secrets in a text", "a.yml", object + "{line: 'host all bindpasswd=pw'}\n", "db.example.org/Cluster Cluster/main @Cluster apiVersion=db.example.org/v1 kind=Cluster metadata.name@name=main spec.line@line=host all bindpasswd=pw\nsecret pw"},
		{"another group", "a.yml", "apiVersion: other.example.org/v1\nkind: Cluster\nspec: {a: b}\n", ""},
		{"no version", "a.yml", "apiVersion: db.example.org\nkind: Cluster\nspec: {a: b}\n", ""},
		{"a reference", "a.yml", "owner:\n- {apiVersion: db.example.org/v1, kind: Cluster, name: main}\n", ""},
		{"inside of another, changed by patches", "a.yml", "resources:\n- base: {apiVersion: db.example.org/v1, kind: Cluster, spec: {a: b}}\n  patches:\n  - {toFieldPath: 'spec.c[0].d'}\n  - {type: ToCompositeFieldPath, fromFieldPath: spec.e}\n  - {type: PatchSet}\n", "db.example.org/Cluster Cluster @Cluster apiVersion=db.example.org/v1 kind=Cluster spec.a@a=b spec.c.0.d@{toFieldPath: 'spec.c[0].d'=? *@{type: PatchSet=?"},
		{"a task", "a.yml", "- example.db.db_instance: {name: main, on: no}\n", "example.db.db_instance example.db.db_instance/main @example.db.db_instance name=main on=no"},
		{"a task by its short name", "a.yml", "tasks:\n- name: t\n  db_instance: {on: yes}\n", "example.db.db_instance db_instance @db_instance on=yes"},
		{"a short name that may be anything", "a.yml", "- search: {on: yes}\n", ""},
		{"a task that takes away", "a.yml", "- db_instance: {name: main, state: absent}\n", ""},
		{"a variable of that name", "a.yml", "db_instance: {on: yes}\n", ""},
		{"a release", "a.yml", "- chart: owner/db\n  values: [{tls: {on: false}}, more.yaml]\n  set: [{name: a.b, value: c}]\n", "chart:owner/db owner/db @owner/db tls.on@on=false a.b@b=c"},
		{"a release with a text of values", "a.yml", "chart: db\nrepoURL: https://owner.example.org\nhelm:\n  values: |\n    tls:\n      on: false\n", "chart:owner/db db @db tls.on@on=false"},
		{"a release of Flux", "a.yml", "spec:\n  chart: {spec: {chart: db, sourceRef: {name: owner}}}\n  values: {on: no}\n", "chart:owner/db db @db on=no"},
		{"somebody else's chart", "a.yml", "chart: db\nrepoURL: https://example.org\nvalues: {on: no}\n", ""},
		{"a release without values", "a.yml", "chart: owner/db\n", ""},
		{"dependencies", "Chart.yaml", "apiVersion: v2\ndependencies:\n- {name: db, alias: main, repository: 'https://owner.example.org'}\n- {name: db, repository: 'https://example.org'}\n", "chart-dependency chart:owner/db @db alias@main=main"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, root := read(tt.file, tt.in)
			found := Find(f, root, KindOf(tt.file, root), Prepare(testResources))
			testkit.CheckFound(t, f, found)
			if got := testkit.ShowFound(found); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestChartValues(t *testing.T) {
	f, root := read("values.yaml", "db:\n  tls: {on: false}\n  password: pw\nlist: [a]\nname: x\n")
	want := "chart-values db @db tls.on@on=false~ password=?\nsecret pw"
	if got := testkit.ShowFound(ChartValues(f, root, Prepare(testResources))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := ChartValues(f, root, Prepare(setting.Known{})); len(got.Resources) > 0 {
		t.Errorf("without known charts: %v", got.Resources)
	}
}
