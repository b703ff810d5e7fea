package hcl

import (
	"strconv"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var known = setting.Known{Schemes: []setting.Scheme{{Name: "postgres", Engine: "postgresql", Drivers: []string{"pgx"}}}}

func read(files ...string) setting.Found {
	var list []*source.File
	for i := 0; i+1 < len(files); i += 2 {
		list = append(list, source.NewFile(files[i], []byte(files[i+1])))
	}
	return whole(Read(list, known))
}

// whole adds the connection strings among the arguments, as those who read them find them.
func whole(m Module) setting.Found {
	out := m.Found
	seen := map[source.Place]bool{}
	var walk func(path string, n *tree.Node)
	walk = func(path string, n *tree.Node) {
		for i, c := range n.Children {
			walk(tree.Join(path, c.Name(i)), c)
		}
		d, ok := dsn.Parse(n.Value.Text, "")
		if !ok || seen[n.Value.Text.Place()] {
			return
		}
		seen[n.Value.Text.Place()] = true
		out.Connections = append(out.Connections, setting.Connection{Scheme: d.Scheme, Hosts: d.Hosts, Options: d.Options, Hint: setting.Hint{Name: path}})
	}
	for _, root := range m.Arguments {
		walk("", root)
	}
	out.Connections = append(out.Connections, m.Embedded...)
	return out
}

// show lists what was found: resources with their attributes, connections with hosts and options, secrets, problems.
// Every value is followed by the raw bytes it starts with when they differ from it.
func show(found setting.Found) string {
	var out []string
	for _, r := range found.Resources {
		out = append(out, r.Type+" "+r.Name+" <"+r.Anchor.Raw()+">")
		for _, a := range r.Attributes {
			out = append(out, "  "+a.Name.String()+" = "+describe(a.Value))
		}
	}
	for _, c := range found.Connections {
		line := "connection " + c.Hint.Name + " " + c.Scheme.String()
		for _, h := range c.Hosts {
			line += " host " + describe(setting.Value{Text: h})
		}
		for _, o := range c.Options {
			line += " " + o.Name.String() + "=" + describe(o.Value)
		}
		out = append(out, line)
	}
	for _, s := range found.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	for _, p := range found.Problems {
		out = append(out, "problem "+string(p.Code)+" at "+p.Place.Raw())
	}
	return strings.Join(out, "\n")
}

func describe(v setting.Value) string {
	s := strings.ReplaceAll(v.Text.String(), string(source.Hole), "?")
	switch {
	case v.Kind == setting.Symbol:
		s += " symbol"
	case !v.Text.Known():
		s += " {" + strings.Join(v.Text.Refs(), ",") + "}"
	case v.Text.Origin() == source.Fallback:
		s += " {default of " + strings.Join(v.Text.Refs(), ",") + "}"
	}
	if places := v.Text.Places(); len(places) > 0 {
		if raw := places[0].Raw(); raw != v.Text.String() {
			s += " <" + raw + ">"
		}
	}
	return s
}

func TestRead(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"blocks and kinds", `
resource "aws_x" "main" {
  s = "text"
  n = 14
  f = 1.5
  neg = -1
  b = true
  nothing = null
  empty = ""
  none = []
  parameter {
    name  = "a"
    value = 0
  }
  parameter {
    name  = "b"
    value = "1"
  }
  settings {
    ip { ssl_mode = "X" }
  }
  tags = { Name = "n", "k.v" = "w" }
  list = ["x", ["y"]]
}
data "aws_y" "d" { a = "b" }
`, `aws_x aws_x.main <resource "aws_x" "main">
  s = text
  n = 14
  f = 1.5
  neg = -1
  b = true
  empty =  <"">
  none =  <[]>
  tags.Name = n
  tags.k.v = w
  list.0 = x
  list.1.0 = y
  parameter.0.name = a
  parameter.0.value = 0
  parameter.1.name = b
  parameter.1.value = 1
  settings.0.ip.0.ssl_mode = X
data.aws_y data.aws_y.d <data "aws_y" "d">
  a = b`},
		{"references and unknown values", `
variable "with" { default = "d" }
variable "nothing" { default = null }
variable "object" { default = { a = { b = "c" } } }
resource "r" "x" {
  a = var.with
  b = var.without
  c = var.nothing
  d = var.object.a.b
  e = aws_db_parameter_group.main[0].name
  f = data.aws_ssm_parameter.p.value
  g = module.db.endpoint
  h = "pre-${var.without}-post"
  i = local.missing
  j = each.value
  k = path.module
  l = aws_x.y[*].name
  m = one(aws_x.y[*].name)
  n = join("", aws_x.y.*.name)
  o = try(aws_x.y[0].name, null)
}`, `r r.x <resource "r" "x">
  a = d {default of var.with}
  b = ? {var.without} <var.without>
  c = ? {var.nothing} <var.nothing>
  d = c {default of var.object}
  e = aws_db_parameter_group.main.name symbol <aws_db_parameter_group.main[0].name>
  f = data.aws_ssm_parameter.p.value symbol
  g = module.db.endpoint symbol
  h = pre-?-post {var.without} <pre->
  i = ? {local.missing} <local.missing>
  j = ? {each.value} <each.value>
  k = ? {path.module} <path.module>
  l = aws_x.y.name symbol <aws_x.y[*].name>
  m = aws_x.y.name symbol <aws_x.y[*].name>
  n = aws_x.y.name symbol <aws_x.y.*.name>
  o = aws_x.y.name symbol <aws_x.y[0].name>`},
		{"locals in any order, and cycles", `
resource "r" "x" {
  a = local.c
  b = local.loop
}
locals {
  c = "${local.b}!"
  b = local.a
  a = "deep"
  loop = "${local.pool}"
  pool = local.loop
}`, `r r.x <resource "r" "x">
  a = deep! <deep>
  b = ? {local.loop} <local.loop>`},
		{"functions", `
locals { name = "Main" }
resource "r" "x" {
  a = format("%s-%d-%%", local.name, 5)
  b = join(",", ["a", local.name])
  c = lower(local.name)
  d = upper("x${var.u}y")
  e = replace("a-b", "-", "_")
  f = trimspace("  t ")
  g = lookup({ k = "v" }, "k", "d")
  h = lookup({ k = "v" }, "z", "d")
  i = coalesce(null, "", "c")
  j = element(["a", "b"], 3)
  k = merge({ a = "1" }, { b = "2" })
  l = concat(["a"], ["b"])
  m = substr("hello", 0, 4)
  n = split(",", "a,b")
  o = tostring(5)
  p = try({}.missing, "else")
  q = file("x")
  r = format("%03d", 7)
  s = sensitive("v")
  t = urlencode("a b")
  u = length(["a", "b"])
  v = values({ a = "1" })
  w = trimsuffix("x.com", ".com")
  x = 1 + 2
  y = "a" == "a"
}`, `r r.x <resource "r" "x">
  a = Main-5-% <Main>
  b = a,Main <a>
  c = main <Main>
  d = X?Y {var.u} <x>
  e = a_b <a-b>
  f = t
  g = v
  h = d
  i = c
  j = b
  k.a = 1
  k.b = 2
  l.0 = a
  l.1 = b
  m = hell <substr("hello", 0, 4)>
  n.0 = a <split(",", "a,b")>
  n.1 = b <split(",", "a,b")>
  o = 5
  p = else
  q = ? {expression} <file("x")>
  r = 007 <format("%03d", 7)>
  s = v
  t = a+b <a b>
  u = 2 <length(["a", "b"])>
  v.0 = 1
  w = x <trimsuffix("x.com", ".com")>
  x = 3 <1 + 2>
  y = true <"a" == "a">`},
		{"conditions", `
variable "on" { default = true }
resource "r" "x" {
  a = true ? "yes" : "no"
  b = var.on ? "yes" : "no"
  c = var.unknown ? "yes" : "no"
  d = var.unknown == "x" ? 1 : 0
  e = null == null ? "n" : "m"
}`, `r r.x <resource "r" "x">
  a = yes
  b = yes {default of var.on}
  c = yes
  c = no
  d = 1
  d = 0
  e = n`},
		{"for and dynamic", `
locals { params = { "rds.force_ssl" = "1", x = "y" } }
resource "r" "x" {
  a = [for k, v in local.params : { name = k, value = v }]
  b = { for v in ["p", "q"] : v => upper(v) if v != "q" }
  dynamic "parameter" {
    for_each = local.params
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
  dynamic "other" {
    for_each = var.any
    content { name = other.value }
  }
}`, `r r.x <resource "r" "x">
  a.0.name = rds.force_ssl
  a.0.value = 1
  a.1.name = x
  a.1.value = y
  b.p = P <p>
  parameter.0.name = rds.force_ssl
  parameter.0.value = 1
  parameter.1.name = x
  parameter.1.value = y
  other.* = ? {var.any} <var.any>`},
		{"for_each on a resource", `
resource "r" "x" {
  for_each = { a = { v = "1" }, b = { v = "2" } }
  v = each.value.v
}
resource "r" "set" {
  for_each = toset(["k"])
  v = each.key
}
resource "r" "gone" { count = 0 }
`, `r r.x["a"] <resource "r" "x">
  v = 1
r r.x["b"] <resource "r" "x">
  v = 2
r r.set["k"] <resource "r" "set">
  v = k`},
		{"nothing to make", `
variable "on" { default = false }
variable "all" { default = {} }
variable "list" { default = [] }
variable "any" {}
locals { kept = { for k, v in var.all : k => v if v != "" } }
resource "r" "off" { count = var.on ? 1 : 0 }
resource "r" "length" { count = length(var.list) }
resource "r" "either" { count = var.any ? 0 : 0 }
resource "r" "map" { for_each = var.all }
resource "r" "local" { for_each = local.kept }
resource "r" "merged" { for_each = merge(var.all, {}) }
resource "r" "constant" { for_each = toset([]) }
resource "r" "some" { for_each = merge(var.all, var.any) }
resource "r" "filtered" { for_each = { for k, v in { a = "b" } : k => v if var.any } }
resource "r" "maybe" { count = var.any ? 1 : 0 }
`, `r r.some <resource "r" "some">
r r.filtered["a"] <resource "r" "filtered">
r r.maybe <resource "r" "maybe">
  count = 1
  count = 0`},
		{"escapes and heredocs", `
resource "r" "x" {
  a = "t\tq\"u\u0041$${x}%%{y}"
  b = <<EOT
one ${var.x} $${y}
EOT
}`, `r r.x <resource "r" "x">
  a = t	q"uA${x}%{y} <t\tq\"u\u0041$${x}%%{y}>`},
		{"module", `
module "db" {
  source     = "terraform-aws-modules/rds/aws"
  parameters = [{ name = "rds.force_ssl", value = "0" }]
}`, `module:terraform-aws-modules/rds/aws module.db <module "db">
  source = terraform-aws-modules/rds/aws
  parameters.0.name = rds.force_ssl
  parameters.0.value = 0`},
		{"comments and descriptions are no settings", `
# database_url = "postgres://app:pw@db.example.com/app?sslmode=disable"
variable "url" {
  description = "such as postgres://app:pw@db.example.com/app"
}
output "x" {
  description = "postgres://app:pw@db.example.com/app"
  value = var.url
}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(read("main.tf", tt.src)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestConnections(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"behind a local and format", `
locals {
  mode = "require"
  url  = format("postgres://%s:%s@%s:5432/app?sslmode=%s", "app", "pw", var.host, local.mode)
}
resource "aws_ecs_task_definition" "app" {
  container_definitions = jsonencode([{ name = "app", environment = [{ name = "DATABASE_URL", value = local.url }] }])
}`, `aws_ecs_task_definition aws_ecs_task_definition.app <resource "aws_ecs_task_definition" "app">
  container_definitions.0.name = app
  container_definitions.0.environment.0.name = DATABASE_URL
connection aws_ecs_task_definition.app.container_definitions.0.environment.0.value postgres host ? {var.host} <var.host> sslmode=require
secret pw
secret pw`},
		{"environment map", `
resource "aws_lambda_function" "f" {
  environment {
    variables = {
      DATABASE_URL = "postgres://app:${var.password}@${aws_db_instance.main.address}/app?sslmode=disable"
      DB_PASSWORD  = "pw"
    }
  }
}`, `aws_lambda_function aws_lambda_function.f <resource "aws_lambda_function" "f">
connection aws_lambda_function.f.environment.variables.DATABASE_URL postgres host ? {aws_db_instance.main.address} <aws_db_instance.main.address> sslmode=disable
secret var.password
secret pw`},
		{"glue", `
resource "aws_glue_connection" "g" {
  connection_properties = {
    JDBC_CONNECTION_URL = "jdbc:mysql://db.example.com:3306/app?useSSL=false"
    PASSWORD            = "pw"
  }
}`, `aws_glue_connection aws_glue_connection.g <resource "aws_glue_connection" "g">
connection aws_glue_connection.g.connection_properties.JDBC_CONNECTION_URL jdbc:mysql host db.example.com useSSL=false
secret pw`},
		{"heredoc with a script", `
resource "aws_instance" "i" {
  user_data = <<-EOF
    #!/bin/sh
    export DATABASE_URL=postgres://app:pw@db.example.com/app?sslmode=disable
    curl https://example.com/x
  EOF
}`, `aws_instance aws_instance.i <resource "aws_instance" "i">
connection DATABASE_URL postgres host db.example.com sslmode=disable
secret pw`},
		{"heredoc with JSON", `
resource "aws_ecs_task_definition" "t" {
  container_definitions = <<EOF
[{"environment": [{"name": "URL", "value": "mysql://app:pw@${var.host}/app?tls=false"}]}]
EOF
}`, `aws_ecs_task_definition aws_ecs_task_definition.t <resource "aws_ecs_task_definition" "t">
connection aws_ecs_task_definition.t.container_definitions mysql host ? {var.host} <var.host> tls=false
secret pw`},
		{"the switches of a heredoc with JSON", `
resource "r" "t" {
  rules = <<EOF
{"a": {"on": false, "key": "${var.key}", "list": [{"off": true}]}}
EOF
}`, `r r.t <resource "r" "t">
  rules.a.on = false
  rules.a.list.0.off = true`},
		{"a block with nothing in it", `
resource "r" "t" {
  rules {}
}`, `r r.t <resource "r" "t">
  rules.0 =  <rules>`},
		{"JSON that cannot be taken apart", `
resource "r" "t" {
  rules = <<EOF
{"a": {"on": ${var.on}}}
EOF
}`, `r r.t <resource "r" "t">
  rules.* = ? {expression} <rules>`},
		{"used twice, found once", `
locals { url = "postgres://db.example.com/app?sslmode=disable" }
resource "r" "a" { url = local.url }
resource "r" "b" { url = local.url }`, `r r.a <resource "r" "a">
r r.b <resource "r" "b">
connection r.a.url postgres host db.example.com sslmode=disable`},
		{
			"variable's default", `
variable "database_url" { default = "postgres://db.example.com/app?sslmode=disable" }`,
			`connection variable.database_url.default postgres host db.example.com sslmode=disable`,
		},
		{"backend", `
terraform {
  backend "pg" { conn_str = "postgres://db.example.com/state?sslmode=disable" }
  backend "s3" { encrypt = false }
}`, `connection terraform.backend.pg.conn_str postgres host db.example.com sslmode=disable`},
		{"web addresses are none", `
resource "r" "a" {
  url    = "https://example.com/?sslmode=disable"
  source = "git::https://github.com/a/b.git"
}`, `r r.a <resource "r" "a">
  url = https://example.com/?sslmode=disable
  source = git::https://github.com/a/b.git`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(read("main.tf", tt.src)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestModule(t *testing.T) {
	got := show(read(
		"m/terraform.tfvars", `family = "postgres13"
mode = "weak"`,
		"m/main.tf", `resource "aws_db_parameter_group" "main" {
  family = var.family
  other  = var.mode
  local  = local.x
}`,
		"m/z.auto.tfvars", `mode = "auto"`,
		"m/variables.tf", "variable \"family\" { default = \"postgres16\" }\nvariable \"mode\" {}\nlocals { x = \"${var.family}!\" }",
	))
	want := `aws_db_parameter_group aws_db_parameter_group.main <resource "aws_db_parameter_group" "main">
  family = postgres13
  other = auto
  local = postgres13! <postgres13>`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// near are files of other folders, as imports lead to them: what they are, the path that was asked for, name, text.
func near(files ...string) []setting.Neighbour {
	var out []setting.Neighbour
	for i := 0; i+3 < len(files); i += 4 {
		out = append(out, setting.Neighbour{
			Import: setting.Import{Language: "hcl", Local: files[i], Path: files[i+1]}, File: source.NewFile(files[i+2], []byte(files[i+3])),
		})
	}
	return out
}

func TestCalls(t *testing.T) {
	db := `variable "mode" { default = "prefer" }
variable "o" { type = object({ a = optional(string, "x"), b = optional(string, "y") }) }
resource "r" "db" {
  mode = var.mode
  a = var.o.a
  b = var.o.b
}
output "url" { value = "u?${var.mode}" }`
	tests := []struct {
		name, src, want string
		near            []setting.Neighbour
	}{
		{"what is asked for", `
module "db" { source = "../db" }
module "reg" { source = "corp/db/aws" }
resource "r" "x" { f = templatefile("${path.module}/t/x.tpl", {}) }
resource "r" "y" { f = file(var.name) }`, "module ../db\nfile t/x.tpl", nil},
		{"inputs and outputs", `
module "db" {
  source = "../db"
  mode = "weak"
  o = { b = "z" }
}
resource "r" "x" { url = module.db.url }`, `module:../db module.db <module "db">
  source = ../db
  mode = weak
  o.b = z
r r.x <resource "r" "x">
  url = u?weak <u?>
r r.db <resource "r" "db">
  mode = weak
  a = x {default of var.o.a}
  b = z`, near("module", "../db", "db/main.tf", db)},
		{"each instance by itself", `
module "db" {
  for_each = { one = "1", two = "2" }
  source = "../db"
  mode = each.value
}`, `module:../db module.db["one"] <module "db">
  source = ../db
  mode = 1
module:../db module.db["two"] <module "db">
  source = ../db
  mode = 2
r r.db <resource "r" "db">
  mode = 1
  a = x {default of var.o.a}
  b = y {default of var.o.b}
r r.db <resource "r" "db">
  mode = 2
  a = x {default of var.o.a}
  b = y {default of var.o.b}`, near("module", "../db", "db/main.tf", db)},
		{"a member that may be left out is null", `
module "db" {
  source = "../db"
  o = { a = "1" }
}`, `module:../db module.db <module "db">
  source = ../db
  o.a = 1
r r.db <resource "r" "db">
  a = 1
  n = true`, near("module", "../db", "db/main.tf", `variable "o" { type = object({ a = string, b = optional(string) }) }
resource "r" "db" {
  a = var.o.a
  b = var.o.b
  n = var.o.b == null
}`)},
		{"modules that call each other", `module "a" { source = "../a" }`, strings.TrimSuffix(`module:../a module.a <module "a">
  source = ../a
`+strings.Repeat(`module:../b module.b <module "b">
  source = ../b
module:../a module.a <module "a">
  source = ../a
`, maxCalls/2), "\n"), near("module", "../a", "a/main.tf", `module "b" { source = "../b" }`, "module", "../b", "b/main.tf", `module "a" { source = "../a" }`)},
		{"values of one run", `
variable "mode" {}
resource "r" "x" { mode = var.mode }`, `r r.x <resource "r" "x">
  mode = prod`, near("values", ".", "prod.tfvars", `mode = "prod"`)},
		{"a template", `resource "r" "x" { f = templatefile("x.tpl", { a = "1", b = ["p", "q"] }) }`, `r r.x <resource "r" "x">
  f = a=1 p q <a=>`, near("file", "x.tpl", "x.tpl", "a=${a}%{ for x in b } ${x}%{ endfor }")},
		{"a template that is none", `resource "r" "x" { f = templatefile("x.tpl", {}) }`, `r r.x <resource "r" "x">
  f = a=${a`, near("file", "x.tpl", "x.tpl", "a=${a")},
		{"YAML in a file", `locals { c = yamldecode(file("x.yaml")) }
resource "r" "x" {
  f = local.c.a[1].b
  g = try(local.c.none, "else")
}`, `r r.x <resource "r" "x">
  f = c
  g = else`, near("file", "x.yaml", "x.yaml", "a:\n- 1\n- b: c\n")},
		{"JSON in a file", `resource "r" "x" { f = jsondecode(file("x.json")).a[0].b }`, `r r.x <resource "r" "x">
  f = c`, near("file", "x.json", "x.json", `{"a": [{"b": "c"}]}`)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := Read([]*source.File{source.NewFile("main.tf", []byte(tt.src))}, known, tt.near...)
			got := show(m.Found)
			if tt.near == nil {
				var asked []string
				for _, i := range m.Imports {
					asked = append(asked, i.Local+" "+i.Path)
				}
				got = strings.Join(asked, "\n")
			}
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestOtherFiles(t *testing.T) {
	tests := []struct{ name, path, src, want string }{
		{"tfvars", "prod.tfvars", `database_url = "postgres://app:pw@db.example.com/app?sslmode=disable"`, "connection database_url postgres host db.example.com sslmode=disable\nsecret pw"},
		{"terragrunt", "live/terragrunt.hcl", `
terraform { source = "tfr:///terraform-aws-modules/rds/aws?version=6.1.0" }
inputs = {
  family     = "postgres14"
  parameters = [{ name = "rds.force_ssl", value = "0" }]
}`, `module:tfr:///terraform-aws-modules/rds/aws?version=6.1.0 inputs <inputs>
  family = postgres14
  parameters.0.name = rds.force_ssl
  parameters.0.value = 0`},
		{"json", "main.tf.json", `{
  "variable": {"family": {"default": "postgres14"}},
  "locals": {"zero": "0"},
  "resource": {
    "aws_db_parameter_group": {"main": {
      "family": "${var.family}",
      "parameter": [{"name": "rds.force_ssl", "value": "${local.zero}"}, {"name": "x", "value": 1}],
      "dynamic": {"parameter": {"for_each": {"a": "b"}, "content": {"name": "${parameter.key}", "value": "${parameter.value}"}}}
    }},
    "r": [{"x": {"url": "postgres://app:p\u0077@${var.h}/app?sslmode=\u0064isable", "ok": true, "no": null}}]
  },
  "module": {"m": {"source": "./x", "list": ["a"]}}
}`, `aws_db_parameter_group aws_db_parameter_group.main <main>
  family = postgres14 {default of var.family}
  parameter.0.name = rds.force_ssl
  parameter.0.value = 0
  parameter.1.name = x
  parameter.1.value = 1
  parameter.2.name = a
  parameter.2.value = b
r r.x <x>
  ok = true
module:./x module.m <m>
  source = ./x
  list.0 = a
connection r.x.url postgres host ? {var.h} <var.h> sslmode=disable <\u0064isable>
secret p\u0077`},
		{"byte order mark", "main.tf", "\xef\xbb\xbfresource \"r\" \"x\" { a = \"b\" }", "r r.x <resource \"r\" \"x\">\n  a = b"},
		{"latin-1", "main.tf", "a = \"\xe9\"", "problem encoding"},
		{"empty", "main.tf", "", ""},
		{
			"broken expression", "main.tf", "resource \"r\" \"x\" {\n  a = = 1\n  b = \"c\"\n}\nresource \"r\" \"y\" {\n  d = \"e\"\n}\n",
			"r r.x <resource \"r\" \"x\">\n  a = ? {expression} <=>\n  b = c\nr r.y <resource \"r\" \"y\">\n  d = e\nproblem syntax",
		},
		{
			"missing brace", "main.tf", "resource \"r\" \"x\" {\n  b = \"c\"\n\nresource \"r\" \"y\" {\n  d = \"e\"\n}\n",
			"r r.x <resource \"r\" \"x\">\n  b = c\nr r.y <resource \"r\" \"y\">\n  d = e\nproblem syntax",
		},
		{
			"unterminated string", "main.tf", "resource \"r\" \"x\" {\n  a = \"open\n  b = \"c\"\n}\nresource \"r\" \"y\" {\n  d = \"e\"\n}\n",
			"r r.x <resource \"r\" \"x\">\n  a = open\nr r.y <resource \"r\" \"y\">\n  d = e\nproblem syntax",
		},
		{
			"one brace too many", "main.tf", "resource \"r\" \"x\" {\n  b = \"c\"\n}\n}\nresource \"r\" \"y\" {\n  d = \"e\"\n}\n",
			"r r.x <resource \"r\" \"x\">\n  b = c\nr r.y <resource \"r\" \"y\">\n  d = e\nproblem syntax",
		},
		{"broken JSON", "main.tf.json", `{"resource": {"r": {"x": {"a": "b"}}`, "problem syntax"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := show(read(tt.path, tt.src))
			if i := strings.Index(got, "problem "); i >= 0 { // what stands there is the library's choice
				got = got[:i] + strings.SplitAfter(got[i:], " at ")[0]
				got = strings.TrimSuffix(got, " at ")
			}
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	n := testkit.Sized(100_000, 2_000_000) // the larger one ends the process of a reader that recurses
	tests := []struct {
		name, path, src string
		code            source.ProblemCode
	}{
		{"brackets", "a.tf", "a = " + strings.Repeat("[", n), source.TooDeep},
		{"braces", "a.tf", strings.Repeat("a {", n/2), source.TooDeep},
		{"closers in strings hide nothing", "a.tf", "a = " + strings.Repeat(`["]",`, n/4), source.TooDeep},
		{"templates", "a.tf", "a = " + strings.Repeat(`"${`, n/4), source.TooDeep},
		{"unary operators", "a.tf", "a = " + strings.Repeat("!", n) + "true", source.TooDeep},
		{"conditionals", "a.tf", "a = " + strings.Repeat("x ? y : ", n/8) + "z", source.TooDeep},
		{"JSON", "a.tf.json", strings.Repeat(`{"a":`, n/4), source.TooDeep},
		{"JSON lists", "a.tf.json", `{"a":` + strings.Repeat("[", n), source.TooDeep},
		{"doubling locals", "a.tf", doubling(`["x"]`, "[_, _]"), source.TooLarge},
		{"doubling strings", "a.tf", doubling(`"xxxxxxxx"`, `"${_}${_}"`), ""},
		{"long sum", "a.tf", "locals { a = 1" + strings.Repeat(" + 1", n/100) + " }", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := read(tt.path, tt.src)
			if tt.code != "" && (len(found.Problems) != 1 || found.Problems[0].Code != tt.code) {
				t.Errorf("problems: %v", found.Problems)
			}
		})
	}
}

// TestHostileCalls looks at modules that hand growing values on, and at ones that call each other more and more often.
func TestHostileCalls(t *testing.T) {
	grown := doubling(`["x"]`, "[_, _]") + "module \"m\" {\n  source = \"../m\"\n  v = local.l40\n}\n"
	twice := "module \"a\" { source = \"../m\" }\nmodule \"b\" { source = \"../n\" }\n"
	for _, src := range []string{grown, twice} {
		m := Read([]*source.File{source.NewFile("main.tf", []byte(src))}, known,
			near("module", "../m", "m/main.tf", twice+"variable \"v\" {}\nresource \"r\" \"x\" { v = var.v }\n", "module", "../n", "n/main.tf", twice)...)
		if len(m.Resources) > 10_000 {
			t.Errorf("%d resources", len(m.Resources))
		}
	}
}

// doubling is a chain of 40 locals, each made by next from the one before.
func doubling(first, next string) string {
	var b strings.Builder
	b.WriteString("locals {\n l0 = " + first + "\n")
	for i := range 40 {
		before := "local.l" + strconv.Itoa(i)
		b.WriteString(" l" + strconv.Itoa(i+1) + " = " + strings.ReplaceAll(next, "_", before) + "\n")
	}
	b.WriteString("}\nresource \"r\" \"x\" { a = local.l40 }\n")
	return b.String()
}

// FuzzRead asserts that no input makes the reader panic and that all places lie inside the file.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"resource \"r\" \"x\" {\n  a = \"b${var.c}d\"\n  dynamic \"p\" {\n    for_each = { k = \"v\" }\n    content { n = p.key }\n  }\n}\n",
		"locals { a = [for k, v in { x = 1 } : \"${k}\" if v > 0] }\nvariable \"v\" { default = { a = [1] } }\n",
		"a = format(\"%s%d%%\", \"x\", 1)\nb = <<-EOT\n   x ${~ a ~} y\n  EOT\n",
		"module \"m\" {\n  source = \"./x\"\n  p = merge({ a = 1 }, var.b, null)[0].c[*].d\n}\n",
		"x = \"postgres://app:pw@h/d?sslmode=disable\"\ny = \"\\u0041\\\"$${z}\"\n",
		"a = try(b.c, one([1]), lookup({}, \"x\", 2))\nc = jsonencode({ d = \"mysql://h/d\" })\n",
	} {
		f.Add(seed, false)
	}
	f.Add("module \"m\" {\n source = \"../m\"\n a = templatefile(\"x.tpl\", { a = yamldecode(file(\"x.tpl\")) })\n}\nvariable \"a\" { type = object({ b = optional(string, \"c\") }) }\noutput \"o\" { value = module.m.o }\n", false)
	f.Add("include \"r\" { path = find_in_parent_folders(\"p.hcl\") }\nlocals { e = read_terragrunt_config(find_in_parent_folders(\"p.hcl\")) }\nterraform { source = \"../m\" }\ninputs = { a = local.e.locals.e }\n", false)
	f.Add(`{"resource":{"r":{"x":{"a":"${var.b}\u0041","dynamic":{"p":{"for_each":[1],"content":{"n":"x"}}}}}}}`, true)
	f.Fuzz(func(t *testing.T, src string, json bool) {
		path := "main.tf"
		if json {
			path = "main.tf.json"
		}
		file := source.NewFile(path, []byte(src))
		testkit.CheckFound(t, file, whole(Read([]*source.File{file}, known)))
		whole(Read([]*source.File{file}, known, near("module", "../m", "m/main.tf", src, "file", "x.tpl", "x.tpl", src, "file", "^p.hcl", "p.hcl", src, "values", ".", "p.tfvars", src)...))
	})
}
