package pulumi_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/pulumi"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var types = []string{"aws:rds:Proxy", "aws:rds:ParameterGroup", "aws_db_proxy", "AWS::RDS::DBProxy"}

func find(src string) (*source.File, setting.Found) {
	f := source.NewFile("Pulumi.yaml", []byte(src))
	root, _ := yaml.Read(f)
	return f, pulumi.Find(f, root, types)
}

// show writes the resources, with the values of their attributes, and the secrets.
func show(found setting.Found) string {
	var out []string
	for _, r := range found.Resources {
		line := r.Type + " " + r.Name + " @" + r.Anchor.Raw()
		for _, a := range r.Attributes {
			if a.Value.Kind == setting.Opaque {
				line += " " + a.Name.String() + "=?"
			} else {
				line += " " + a.Name.String() + "=" + a.Value.Text.String()
			}
		}
		out = append(out, line)
	}
	for _, s := range found.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	return strings.Join(out, "\n")
}

func TestFind(t *testing.T) {
	const proxy = "resources:\n  p:\n    type: aws:rds:Proxy\n    properties:\n      "
	tests := []struct{ name, in, want string }{
		{"plain", proxy + "requireTls: false\n", "aws:rds:Proxy p @p requireTls=false"},
		{"the long type", "resources: {p: {type: 'aws:rds/proxy:Proxy', properties: {a: 1}}}", "aws:rds:Proxy p @p a=1"},
		{"no properties", "resources: {p: {type: aws:rds:Proxy}}", "aws:rds:Proxy p @p"},
		{"another type", "resources: {p: {type: aws:s3:Bucket, properties: {requireTls: false}}}", ""},
		{"what exists already", "resources: {p: {type: aws:rds:Proxy, get: {id: x}}}", ""},
		{"a list", proxy + "a: [{b: 1}, {b: 2}]\n", "aws:rds:Proxy p @p a.0.b=1 a.1.b=2"},
		{"an empty list", proxy + "a: []\n", "aws:rds:Proxy p @p a="},
		{"an element that is not known", proxy + "a: [\"${x}\", {b: 1}]\n", "aws:rds:Proxy p @p a.*=? a.1.b=1"},
		{"a default", "config: {tls: {default: true}}\n" + proxy + "a: ${tls}\n", "aws:rds:Proxy p @p a=true"},
		{"a secret default", "config: {x: {default: pw, secret: true}}\n" + proxy + "a: ${x}\n", "aws:rds:Proxy p @p a=?\nsecret pw"},
		{"a password of digits", proxy + "password: 123456\n", "aws:rds:Proxy p @p\nsecret 123456"},
		{"no default", "config: {tls: {type: boolean}}\n" + proxy + "a: ${tls}\n", "aws:rds:Proxy p @p a=?"},
		{"a variable", "variables: {x: 1, y: '${x}'}\n" + proxy + "a: ${y}\n", "aws:rds:Proxy p @p a=1"},
		{"a variable of itself", "variables: {x: '${x}'}\n" + proxy + "a: ${x}\n", "aws:rds:Proxy p @p a=?"},
		{"pieces", proxy + "a: x-${y}\n", "aws:rds:Proxy p @p a=?"},
		{"a resource", proxy + "a: ${p.name}\n", "aws:rds:Proxy p @p a=p.name"},
		{"a function", proxy + "a: {fn::toJSON: {b: 1}}\n", "aws:rds:Proxy p @p a=?"},
		{"all of it a function", "resources:\n  p:\n    type: aws:rds:Proxy\n    properties: {fn::fromJSON: x}\n", "aws:rds:Proxy p @p *=?"},
		{"null", proxy + "a: null\n", "aws:rds:Proxy p @p"},
		{"secrets", proxy + "password: c4n4ry\n      b: {fn::secret: [c4n4ry]}\n", "aws:rds:Proxy p @p b=?\nsecret c4n4ry\nsecret c4n4ry"},
		{"a component", "components: {c: {resources: {p: {type: aws:rds:Proxy, properties: {a: 1}}}}}", "aws:rds:Proxy p @p a=1"},
		{"a template of CloudFormation", "Resources: {p: {Type: AWS::RDS::DBProxy, Properties: {a: 1}}}", ""},
		{"no program", "resources: [a, b]", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, found := find(tt.in)
			testkit.CheckFound(t, f, found)
			if got := strings.TrimRight(show(found), " "); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestFindInTime(t *testing.T) {
	testkit.InTime(t, []string{"  p:\n    type: aws:rds:Proxy\n    properties: {a: ['${p.x}', {b: '${c}'}]}\n", "  p: {type: aws:rds:Proxy, properties: "}, 50_000, 5*time.Second, func(in string) {
		find("resources:\n" + in)
	})
}

func FuzzFind(f *testing.F) {
	f.Add("variables: {x: '${x}'}\nresources:\n  p:\n    type: aws:rds/proxy:Proxy\n    properties: {a: ['${x[0].y}', '${p.z}', '${'], fn::secret: {b: c}}\n")
	f.Add("config: {a: {default: b}}\ncomponents: {c: {inputs: {a: {default: 1}}, resources: {p: {type: aws:rds:Proxy, properties: '${a}'}}}}\n")
	f.Fuzz(func(t *testing.T, src string) {
		file, found := find(src)
		testkit.CheckFound(t, file, found)
	})
}
