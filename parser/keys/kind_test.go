package keys

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestKindOf(t *testing.T) {
	tests := []struct {
		file, in string
		want     Kind
	}{
		{"a/docker-compose.prod.yml", "", Compose},
		{"stack.yml", "services:\n  a: {image: x}\n", Compose},
		{"a.yml", "services:\n  a: {class: x}\n", Plain},
		{"d.yaml", "a: b\n---\napiVersion: v1\nkind: Pod\n", Kubernetes},
		{"t.yaml", "Resources: {A: {Type: \"AWS::RDS::DBInstance\"}}\n", CloudFormation},
		{"t.json", `{"AWSTemplateFormatVersion":"x"}`, CloudFormation},
		{"src/main/resources/application-prod.yml", "a: b\n", Spring},
		{"x.properties", "spring.datasource.url=x\n", Spring},
		{"x.properties", "a=b\n", Properties},
		{"chart/values-prod.yaml", "a: b\n", HelmValues},
		{".github/workflows/ci.yml", "on: push\n", GitHub},
		{".gitlab-ci.yml", "a: b\n", GitLab},
		{".env", "A=b\n", Env},
		{"conf/my.cnf", "[a]\n", MyCnf},
		{"db.ini", "[mysqld]\na=b\n", MyCnf},
		{"db.ini", "[client]\nssl-mode=x\n", MyCnf},
		{"db.ini", "[client]\nid=x\n", Plain},
		{"postgresql.conf", "a=b\n", PostgresConf},
		{"java.security", "a=b\n", JavaSecurity},
		{"x.properties", "jdk.tls.disabledAlgorithms=x\n", JavaSecurity},
		{"appsettings.Production.json", "{}", AppSettings},
		{"c.json", `{"ConnectionStrings":{}}`, AppSettings},
		{"package.json", "{}", PackageJSON},
		{"api.yml", "openapi: 3.0.0\n", OpenAPI},
		{"a.xml", "<beans/>", SpringXML},
		{"a.xml", "<x/>", XML},
		{"Web.config", "<configuration/>", WebConfig},
		{"META-INF/persistence.xml", "<persistence/>", Persistence},
		{"a.json", "[]", Plain},
	}
	for _, tt := range tests {
		_, root := read(tt.file, tt.in)
		if got := KindOf(tt.file, root); got != tt.want {
			t.Errorf("%s %q: got %s, want %s", tt.file, tt.in, got, tt.want)
		}
	}
	if got := KindOf("a.yml", nil); got != Plain {
		t.Errorf("no tree: %s", got)
	}
}

func TestScripts(t *testing.T) {
	tests := []struct{ name, file, in, want string }{
		{"github", ".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n    - run: |\n        mysql -h h\n        psql\n    - uses: x\n", "mysql -h h\npsql\n #1"},
		{"gitlab", ".gitlab-ci.yml", "a:\n  script:\n  - make\n  - one x\n  - two y\n  before_script: three z\n", "make\none x\ntwo y #1|three z #1"},
		{"package.json", "package.json", `{"name":"n","scripts":{"a":"node x"},"config":{"run":"no"}}`, "node x"},
		{"container argv", "d.yaml", "kind: Pod\ncommand: [sh, -c, \"mysql --ssl\"]\nargs: [--a, --b=c]\n", "mysql --ssl"},
		{"health check", "docker-compose.yml", "test: [CMD-SHELL, \"pg_isready -h x\"]\ncommand: mysqld --skip-ssl\n", "pg_isready -h x|mysqld --skip-ssl"},
		{"command and arguments", "d.yaml", "kind: Pod\nspec:\n  containers:\n  - image: mysql:8\n    command: [mysqldump]\n    args: [-h, x]\n  - image: redis\n    args: [redis-cli]\n", "mysqldump/-h/x in mysql:8 #1|redis-cli in redis #2"},
		{"entry point and command", "compose.yaml", "services:\n  a:\n    image: mariadb\n    entrypoint: [mysql]\n    command: [--ssl]\n  b:\n    image: mysql\n    command: --skip-ssl --port 1\n", "mysql/--ssl in mariadb #1|--skip-ssl/--port/1 in mysql #2"},
		{"gitlab image", ".gitlab-ci.yml", "image: mysql:8\na:\n  script: [one x]\nb:\n  image: {name: \"mariadb:10\"}\n  script: [two y]\n", "one x in mysql:8 #2|two y in mariadb:10 #3"},
		{"github container", ".github/workflows/ci.yml", "jobs:\n  a:\n    container: {image: \"mysql:8\"}\n    services:\n      db: {image: mariadb}\n    steps:\n    - run: one x\n", "one x in mysql:8 #1"},
		{"other interpreter", ".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n    - run: print(1)\n      shell: python\n    - run: one x\n", "python #1|one x #1"},
		{"another interpreter's code", "d.yaml", "test: [CMD, python3, -c, \"import os\\nprint(1)\"]\ncommand: [bash, -e, -c, \"mysql --ssl\"]\nentrypoint: [psql, -c, \"select 1\"]\n", "psql/-c/select 1|mysql --ssl"},
		{"options of a server's image", "d.yaml", "a: {command: [-c, ssl=on, -c, port=1]}\nb: {command: [-c, \"mysql --ssl\"]}\n", "-c/ssl=on/-c/port=1|mysql --ssl"},
		{"script of an action", ".github/workflows/ci.yml", "jobs:\n  a:\n    steps:\n    - uses: actions/github-script@v7\n      with:\n        script: |\n          const x = (1)\n    - run: one x\n", "one x #1"},
		{"cloud-init", "a.yml", "runcmd:\n- one x\n- [two, y]\n- [sh, -c, \"three z\"]\n", "one x|two/y|three z"},
		{"cloud-init in a value", "a.yml", "content: |\n  #cloud-config\n  runcmd:\n  - one x\n", "one x"},
		{"a first line", "a.yml", "content: |\n  #!/bin/bash -e\n  one x\nother: |\n  #!/usr/bin/python\n  two()\n", "#!/bin/bash -e\none x\n"},
		{"a program and its arguments", "d.yaml", "command: psql\nargs: [-h, x]\n", "psql/-h/x"},
		{"no script", "a.yml", "script: true\ndescription: {run: no no}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, root := read(tt.file, tt.in)
			var got []string
			for _, s := range Scripts(file, root, KindOf(tt.file, root), Prepare(setting.Known{})) {
				got = append(got, showScript(s))
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func showScript(s Script) string {
	out := s.Text.String()
	for i, w := range s.Argv {
		if i > 0 {
			out += "/"
		}
		out += w.String()
	}
	if s.Image != "" {
		out += " in " + s.Image
	}
	if s.Group > 0 {
		out += fmt.Sprintf(" #%d", s.Group)
	}
	return out
}

// An environment must not hide a broken file inside the file: its problem is handed on.
func TestNestedProblems(t *testing.T) {
	found := find("cm.yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a.yml: |\n    x: \"y\n    z: postgres://u:pw@h.example.com/x\n")
	if len(found.Problems) != 1 || found.Problems[0].Code != source.Syntax {
		t.Errorf("problems %v", found.Problems)
	}
	if len(found.Connections) != 1 {
		t.Errorf("connections %v", found.Connections)
	}
}
