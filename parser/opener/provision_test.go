package opener_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/opener"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// provisioning is what is known about libraries for infrastructure in these tests.
var provisioning = setting.Known{
	Resources: []string{"aws:rds:ParameterGroup", "aws:rds:Proxy", "cdk:rds:DatabaseInstance", "cdk:rds:ParameterGroup", "AWS::RDS::DBProxy", "aws_db_proxy", "azure-native:cache:Redis", "gcp:sql:DatabaseInstance"},
	Constants: map[string]string{
		"cdk:rds:DatabaseInstanceEngine.postgres": "postgres", "cdk:rds:PostgresEngineVersion.VER_*": "*", "cdk:rds:CaCertificate.RDS_CA_2019": "rds-ca-2019",
		"cdk:rds:CaCertificate.of": "@0", "cdk:rds:AuroraMysqlEngineVersion.VER_3_*": "8.0", "azure-native:cache:TlsVersion.TlsVersion_1_0": "1.0",
	},
}

// provisioned shows the resources of a program: type, name, and the attributes with their values.
func provisioned(name, text string) string {
	found := opener.Find(readers[name[strings.LastIndexByte(name, '.')+1:]](source.NewFile(name, []byte(text))), provisioning)
	var out []string
	for _, r := range found.Resources {
		line := r.Type + " " + r.Name + " at " + r.Anchor.Raw() + ":"
		for _, a := range r.Attributes {
			line += " " + a.Name.String() + "=" + shownValue(a.Value)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func shownValue(v setting.Value) string {
	switch {
	case v.Kind == setting.Opaque || !v.Text.Known():
		return "?"
	case v.Kind == setting.Symbol:
		return "→" + v.Text.String()
	}
	return v.Text.String()
}

func TestProvisioned(t *testing.T) {
	const pulumi, cdk = "import * as aws from '@pulumi/aws';\n", "import * as rds from 'aws-cdk-lib/aws-rds';\n"
	tests := []struct{ name, file, in, want string }{
		{"a list of objects", "a.ts", pulumi + "new aws.rds.ParameterGroup('g', {family: 'f', parameters: [{name: 'a', value: '1'}, {name: 'b'}]})", "aws:rds:ParameterGroup g at ParameterGroup: family=f parameters.0.name=a parameters.0.value=1 parameters.1.name=b"},
		{"no list", "a.ts", pulumi + "new aws.rds.ParameterGroup('g', {parameters: []})", "aws:rds:ParameterGroup g at ParameterGroup: parameters="},
		{"options are no attributes", "a.ts", pulumi + "new aws.rds.Proxy('p', {a: 1}, {protect: true})", "aws:rds:Proxy p at Proxy: a=1"},
		{"nothing but a name", "a.ts", pulumi + "const p = new aws.rds.Proxy(name)", "aws:rds:Proxy p at Proxy:"},
		{"attributes from elsewhere", "a.ts", pulumi + "new aws.rds.Proxy('p', args)", "aws:rds:Proxy p at Proxy: *=?"},
		{"a spread behind", "a.ts", pulumi + "new aws.rds.Proxy('p', {a: 1, ...args})", "aws:rds:Proxy p at Proxy: a=? *=?"},
		{"a spread before", "a.ts", pulumi + "new aws.rds.Proxy('p', {...args, a: 1})", "aws:rds:Proxy p at Proxy: *=? a=1"},
		{"a spread that is seen", "a.ts", pulumi + "const all = {a: 0, b: 2};\nnew aws.rds.Proxy('p', {...all, a: 1})", "aws:rds:Proxy p at Proxy: b=2 a=1"},
		{"branches of a value", "a.ts", pulumi + "new aws.rds.Proxy('p', {a: x ? true : false})", "aws:rds:Proxy p at Proxy: a=true a=false"},
		{"branches of a list", "a.ts", pulumi + "new aws.rds.Proxy('p', {a: x ? [{b: 1}] : [{c: 2}]})", "aws:rds:Proxy p at Proxy: a.0.b=1 a.1.c=2 a.0.b=? a.1.c=?"},
		{"an attribute that is set later", "a.ts", pulumi + "const a: any = {x: 1};\na.y = 2;\nif (z) {\n  a.x = 3;\n}\nnew aws.rds.Proxy('p', a)", "aws:rds:Proxy p at Proxy: y=2 x=3 x=1"},
		{"a reference", "a.ts", pulumi + "const g = new aws.rds.ParameterGroup('pg', {});\nnew aws.rds.Proxy('p', {a: g.name, b: [g.arn]})", "aws:rds:ParameterGroup pg at ParameterGroup:\naws:rds:Proxy p at Proxy: a=→pg.name b.0=→pg.arn"},
		{"null is nothing", "a.ts", pulumi + "new aws.rds.Proxy('p', {a: undefined, b: null})", "aws:rds:Proxy p at Proxy:"},
		{"another class of that name", "a.ts", "import {rds} from './mine';\nnew rds.Proxy('p', {a: 1})", ""},
		{"no constructor", "a.ts", pulumi + "aws.rds.Proxy.get('p', 'x', {a: 1}); aws.rds.Proxy('p')", ""},
		{"a path of the package", "a.js", "const rds = require('@pulumi/aws/rds');\nnew rds.Proxy('p', {a: 1})", "aws:rds:Proxy p at Proxy: a=1"},
		{"a version of an interface", "a.ts", "import * as n from '@pulumi/azure-native';\nnew n.cache.v20230401.Redis('r', {a: n.cache.TlsVersion.TlsVersion_1_0})", "azure-native:cache:Redis r at Redis: a=1.0"},
		{"C# with lists", "a.cs", "using Gcp = Pulumi.Gcp;\nclass S { S() { new Gcp.Sql.DatabaseInstance(\"d\", new() { Settings = new Gcp.Sql.Inputs.SettingsArgs { Flags = { new X { Name = \"a\" } } } }); } }", "gcp:sql:DatabaseInstance d at DatabaseInstance: Settings.Flags.0.Name=a"},
		{"Go", "a.go", "package a\nimport (\n\"github.com/pulumi/pulumi-azure-native-sdk/cache/v2\"\n\"github.com/pulumi/pulumi/sdk/v3/go/pulumi\"\n)\nfunc f() { cache.NewRedis(ctx, \"r\", &cache.RedisArgs{EnableNonSslPort: pulumi.Bool(true), X: pulumi.StringArray{pulumi.String(\"a\")}}) }", "azure-native:cache:Redis r at NewRedis: EnableNonSslPort=true X.0=a"},
		{"Go with more options", "a.go", "package a\nimport \"github.com/pulumi/pulumi-aws/sdk/v7/go/aws/rds\"\nfunc f() { rds.NewProxy(ctx, name(\"p\"), &rds.ProxyArgs{A: pulumi.String(\"b\")}, opts...) }", "aws:rds:Proxy aws:rds:Proxy at NewProxy: A=b"},
		{"a module of Terraform", "a.ts", "import { Rds } from './.gen/modules/terraform-aws-modules/aws/rds';\nnew Rds(this, 'db', {family: 'postgres14', parameters: [{name: 'a', value: '1'}]})", "module:terraform-aws-modules/rds/aws db at Rds: family=postgres14 parameters.0.name=a parameters.0.value=1"},
		{"an engine", "a.ts", cdk + "new rds.DatabaseInstance(this, 'd', {engine: rds.DatabaseInstanceEngine.postgres({version: rds.PostgresEngineVersion.VER_14_7})})", "cdk:rds:DatabaseInstance d at DatabaseInstance: engine=postgres engine.version=14.7"},
		{"an unknown engine", "a.ts", cdk + "new rds.DatabaseInstance(this, 'd', {engine: props.engine, caCertificate: rds.CaCertificate.of(x)})", "cdk:rds:DatabaseInstance d at DatabaseInstance: engine=? caCertificate=?"},
		{"a constant of a family", "a.py", "from aws_cdk import aws_rds\naws_rds.DatabaseInstance(self, 'd', v=aws_rds.AuroraMysqlEngineVersion.VER_3_04_0)", "cdk:rds:DatabaseInstance d at DatabaseInstance: v=8.0"},
		{"a level-one construct", "a.py", "import aws_cdk.aws_rds as r\nr.CfnDBProxy(self, 'p', require_tls=False)", "AWS::RDS::DBProxy p at CfnDBProxy: require_tls=false"},
		{"Terraform's", "a.ts", "import { DbProxy } from '@cdktf/provider-aws/lib/db-proxy';\nnew DbProxy(this, 'p', {requireTls: false})", "aws_db_proxy p at DbProxy: requireTls=false"},
		{"an escape hatch", "a.ts", cdk + "const d = new rds.DatabaseInstance(this, 'd', {a: 1});\n(d.node.defaultChild as any).x = 2", "cdk:rds:DatabaseInstance d at DatabaseInstance: a=? node.defaultChild.x=? *=?"},
		{"a parameter that is added", "a.ts", cdk + "const g = new rds.ParameterGroup(this, 'g', {});\ng.addParameter('rds.force_ssl', '1')", "cdk:rds:ParameterGroup g at ParameterGroup: parameters.rds.force_ssl=1"},
		{"a builder", "A.java", "import software.amazon.awscdk.services.rds.*;\nclass A { void f() { DatabaseInstance.Builder.create(this, \"d\").a(1).b(2, 3).build(); } }", "cdk:rds:DatabaseInstance d at DatabaseInstance: a=1 b.0=2 b.1=3"},
		{"a circle", "a.ts", pulumi + "const a = {b: a};\nnew aws.rds.Proxy('p', a)", "aws:rds:Proxy p at Proxy: b=?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := provisioned(tt.file, tt.in); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// Passwords among the attributes are located, and carried nowhere.
func TestProvisionedSecrets(t *testing.T) {
	for name, text := range map[string]string{
		"a.ts": "import * as aws from '@pulumi/aws';\nnew aws.rds.Proxy('p', {password: 'canary', nested: {masterUserPassword: 'canary'}, url: 'postgres://u:canary@h/x'})",
		"a.py": "import pulumi_aws as aws\naws.rds.Proxy('p', password='canary', o={'auth_token': 'canary'})",
	} {
		found := opener.Find(readers[name[2:]](source.NewFile(name, []byte(text))), provisioning)
		if got := provisioned(name, text); got == "" || strings.Contains(got, "canary") {
			t.Errorf("%s: %s", name, got)
		}
		located := 0
		for _, s := range found.Secrets {
			located += strings.Count(s.Raw(), "canary")
		}
		if located < strings.Count(text, "canary") {
			t.Errorf("%s: %d secrets are located", name, located)
		}
	}
}

func TestProvisionedInTime(t *testing.T) {
	units := []string{"const a = new aws.rds.Proxy('p', {a: x ? {b: [a]} : [a.b, ...a]});\n", "a.b = {c: a};\n", "{a: [{b: "}
	testkit.InTime(t, units, 30_000, 5*time.Second, func(in string) {
		provisioned("a.ts", "import * as aws from '@pulumi/aws';\n"+in)
	})
}

func FuzzProvisioned(f *testing.F) {
	f.Add("a.ts", "import * as aws from '@pulumi/aws';\nconst a = {...b};\nnew aws.rds.Proxy(a.c, {a: x ? [a] : {...a}, b: aws.rds.X.y})")
	f.Add("a.ts", "import * as rds from 'aws-cdk-lib/aws-rds';\nconst a = new rds.ParameterGroup(this, a, {e: rds.CaCertificate.of(rds.CaCertificate.of(a))});\na.addParameter(a, a);")
	f.Add("a.py", "import pulumi_aws as aws\naws.rds.Proxy('p', aws.rds.ProxyArgs(a=[dict(b=1), {'c': d}]), **e)")
	f.Add("a.go", "package a\nimport \"github.com/aws/aws-cdk-go/awscdk/v2/awsrds\"\nfunc f() { a := awsrds.NewParameterGroup(s, jsii.String(\"x\"), &awsrds.P{A: &map[string]*string{a: b}}) }")
	f.Add("a.cs", "using Pulumi.Aws.Rds;\nclass A { void F() { new Proxy(\"p\", new ProxyArgs { A = { { \"b\", c } }, D = new[] { e } }); } }")
	f.Add("a.java", "import com.pulumi.aws.rds.*;\nclass A { void f() { new Proxy(\"p\", ProxyArgs.builder().a(ProxyArgs.builder().build()).b().build()); } }")
	f.Fuzz(func(t *testing.T, name, text string) {
		read := readers[name[strings.LastIndexByte(name, '.')+1:]]
		if read == nil {
			return
		}
		file := source.NewFile(name, []byte(text))
		testkit.CheckFound(t, file, opener.Find(read(file), provisioning))
	})
}
