package keys

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/xml"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var testKeys = setting.Known{Keys: []setting.Key{
	{Pattern: "spring.datasource.url", Role: setting.DSN, Group: "spring.datasource"},
	{Pattern: "spring.datasource.password", Role: setting.Secret, Group: "spring.datasource"},
	{Pattern: "spring.datasource.hikari.data-source-properties.*", Role: setting.OptionArg, Group: "spring.datasource"},
	{Pattern: "spring.datasource.*.url", Role: setting.DSN, Group: "spring.datasource.named"},
	{Pattern: "spring.datasource.*.properties", Role: setting.Options, Group: "spring.datasource.named"},
	{Pattern: "spring.data.redis.host", Role: setting.Host, Group: "spring.data.redis", Engine: "redis", Drivers: []string{"lettuce"}},
	{Pattern: "spring.rabbitmq.addresses", Role: setting.Host, Group: "spring.rabbitmq", Engine: "amqp", Drivers: []string{"spring-rabbitmq"}},
	{Pattern: "spring.data.redis.port", Role: setting.Port, Group: "spring.data.redis", Engine: "redis"},
	{Pattern: "spring.data.redis.ssl.enabled", Role: setting.OptionArg, Name: "ssl", Group: "spring.data.redis", Engine: "redis"},
	{Pattern: "env:PGHOST", Role: setting.Host, Group: "pg-env", Engine: "postgresql", Drivers: []string{"libpq"}},
	{Pattern: "env:MYSQL_ATTR_SSL_CA", Role: setting.OptionArg, Name: "ssl_ca", Group: "laravel", Engine: "mysql", Drivers: []string{"php-pdo-mysql"}},
	{Pattern: "env:DB_HOST", Role: setting.Host, Group: "laravel", Engine: "mysql"},
}, Openers: []setting.Opener{
	{Language: "javascript", Callee: "new:Sequelize", Drivers: []string{"mysql2"}, Args: []setting.Arg{{Position: -1, Keyword: "ssl", Role: setting.OptionArg, Name: "sequelize.ssl"}}, Select: []setting.Selector{{Keyword: "dialect", Values: []string{"mysql"}}}},
}}

func read(name, in string) (*source.File, *tree.Node) {
	f := source.NewFile(name, []byte(in))
	var root *tree.Node
	switch ext := path.Ext(name); {
	case ext == ".json":
		root, _ = json.Read(f)
	case ext == ".xml", ext == ".config":
		root, _ = xml.Read(f)
	case ext == ".properties", strings.HasPrefix(name, "java.security"):
		root, _ = keyvalue.Read(f, keyvalue.Properties)
	case strings.HasPrefix(name, ".env"):
		root, _ = keyvalue.Read(f, keyvalue.Dotenv)
	case ext == ".conf":
		root, _ = keyvalue.Read(f, keyvalue.PostgreSQL)
	case ext == ".service":
		root, _ = keyvalue.Read(f, keyvalue.Unit)
	case ext == ".cnf", ext == ".ini":
		root, _ = keyvalue.Read(f, keyvalue.INI)
	default:
		root, _ = yaml.Read(f)
	}
	return f, root
}

func find(name, in string) setting.Found {
	f, root := read(name, in)
	return Find(f, root, KindOf(name, root), Prepare(testKeys))
}

func show(t source.Text) string { return strings.ReplaceAll(t.String(), hole, "?") }

// render writes what was found, one thing a line: its options as name=value@raw, then what anchors it.
func render(found setting.Found) string {
	var out []string
	for _, c := range found.Connections {
		line := fmt.Sprintf("%s %s", c.Shape, c.Hint.Name)
		for i, h := range c.Hosts {
			line += " host=" + show(h)
			if i < len(c.Ports) && c.Ports[i].Len() > 0 {
				line += ":" + show(c.Ports[i])
			}
		}
		line += options(c.Options) + " anchor=" + c.Anchor.Raw()
		if c.Hint.Engine != "" {
			line += " engine=" + c.Hint.Engine
		}
		if len(c.Hint.Drivers) > 0 {
			line += " drivers=" + strings.Join(c.Hint.Drivers, ",")
		}
		if c.Open != nil {
			line += " open"
		}
		out = append(out, line)
	}
	for _, r := range found.Resources {
		if r.Type == setting.Service { // it only says where others stand
			continue
		}
		out = append(out, fmt.Sprintf("%s %s%s anchor=%s", r.Type, r.Name, options(r.Attributes), r.Anchor.Raw()))
	}
	for _, p := range found.Secrets {
		out = append(out, "secret "+p.Raw())
	}
	return strings.Join(out, "\n")
}

func options(list []setting.Option) string {
	var b strings.Builder
	for _, o := range list {
		fmt.Fprintf(&b, " %s=%s@%s", o.Name.String(), show(o.Value.Text), o.Place().Raw())
		b.WriteString(map[source.Origin]string{source.Fallback: "~"}[o.Value.Text.Origin()])
		b.WriteString(map[setting.Layer]string{setting.InCall: "/call", setting.InEnv: "/env", setting.InFile: "/file"}[o.Layer])
	}
	return b.String()
}

type findTest struct{ name, file, in, want string }

func runFind(t *testing.T, tests []findTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := render(find(tt.file, tt.in)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestFindConnectionStrings(t *testing.T) {
	runFind(t, []findTest{
		{"yaml", "a.yml", "db:\n  main: postgres://u:pw@db.example.com:5432/x?sslmode=require\n", "dsn-url db.main host=db.example.com:5432 sslmode=require@require anchor=postgres engine=postgresql\nsecret pw"},
		{"yaml list", "a.yml", "dbs:\n- mysql://u:pw@h1.example.com/x\n", "dsn-url dbs.0 host=h1.example.com anchor=mysql engine=mysql\nsecret pw"},
		{"yaml default", "a.yml", "db: \"postgres://u:pw@h/x?sslmode=${MODE:-prefer}\"\n", "dsn-url db host=h sslmode=prefer@prefer~ anchor=postgres engine=postgresql\nsecret pw"},
		{"json escapes", "a.json", `{"db":"postgres:\/\/u:pw@h.example.com\/x?sslmode=disable\u0026a=b"}`, "dsn-url db host=h.example.com sslmode=disable@disable a=b@b anchor=postgres engine=postgresql\nsecret pw"},
		{"addresses of brokers", "application.properties", "spring.rabbitmq.addresses=amqps://u:pw@a:5671,amqps://u:pw@b\n", "config-key spring.rabbitmq host=a:5671 host=b anchor=addresses engine=amqp drivers=spring-rabbitmq\nsecret u:pw\nsecret u:pw"},
		{"appsettings", "appsettings.json", `{"ConnectionStrings":{"Main":"Server=db.example.com;Database=x;User Id=u;Password=pw;Encrypt=false"},"Storage":{"x":"DefaultEndpointsProtocol=https;AccountName=a"}}`, "ado ConnectionStrings.Main host=db.example.com User Id=u@u Encrypt=false@false anchor=Main\nsecret pw"},
		{"ini", "alembic.ini", "[alembic]\nsqlalchemy.url = postgresql+psycopg2://u:pw@h.example.com/x?sslmode=allow\n", "dsn-url alembic.sqlalchemy.url host=h.example.com sslmode=allow@allow anchor=postgresql+psycopg2 engine=postgresql\nsecret pw"},
		{"spring placeholder", "application.properties", "app.url=jdbc:mysql://${DB_HOST:localhost}:3306/x?useSSL=false&password=pw\n", "jdbc app.url host=localhost:3306 useSSL=false@false anchor=jdbc:mysql engine=mysql\nsecret pw"},
		{"command word", "a.yml", "command:\n- serve\n- --dsn=postgres://u:pw@h.example.com/x?sslmode=disable\n", "dsn-url command.1 host=h.example.com sslmode=disable@disable anchor=postgres engine=postgresql\nsecret pw"},
		{"helm default", "values.yaml", "db:\n  url: postgres://u:pw@h.example.com/x?sslmode=disable\n", "dsn-url db.url host=h.example.com sslmode=disable@disable~ anchor=postgres engine=postgresql\nsecret pw"},
		{"helm template", "deploy.yaml", "url: postgres://{{ .Values.host }}/x?sslmode={{ .Values.mode | default \"prefer\" }}\n", "dsn-url url host=? sslmode=prefer@prefer~ anchor=postgres engine=postgresql"},
		{"alias", "a.yml", "a: &a postgres://u:pw@h.example.com/x\nb: *a\nc: &c {url: \"mysql://u:pw@h.example.com/x\"}\nd: {<<: *c}\n", "dsn-url a host=h.example.com anchor=postgres engine=postgresql\ndsn-url c.url host=h.example.com anchor=mysql engine=mysql\nsecret pw\nsecret pw"},
		{"sub", "a.yml", "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Url: !Sub 'postgres://u:pw@${Host}/x?sslmode=disable'\n    B: !Ref 'postgres://u:pw@h/x'\n", "dsn-url Resources.A.Url host=? sslmode=disable@disable anchor=postgres engine=postgresql\nsecret pw"},
	})
}
