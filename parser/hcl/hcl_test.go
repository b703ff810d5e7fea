package hcl

import (
	"fmt"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func TestShow(t *testing.T) {
	src := `
variable "family" { default = "postgres14" }
variable "host" {}
locals {
  user = "app"
  url = format("postgres://%s:%s@%s:5432/app?sslmode=%s", local.user, "pw", var.host, local.mode)
  mode = "require"
  params = { "rds.force_ssl" = "0", x = "y" }
}
resource "aws_db_parameter_group" "main" {
  family = var.family
  parameter {
    name  = "rds.force_ssl"
    value = 0
  }
  dynamic "parameter" {
    for_each = local.params
    content {
      name = parameter.key
      value = parameter.value
    }
  }
}
resource "aws_db_instance" "main" {
  parameter_group_name = aws_db_parameter_group.main[0].name
  password = "pw"
  engine = var.e ? "mysql" : "postgres"
}
resource "aws_ecs_task_definition" "app" {
  container_definitions = jsonencode([{ name = "x", environment = [{ name = "DATABASE_URL", value = local.url }, {name="B", value="mysql://app:pw@${aws_db_instance.main.address}/db?tls=false"}] }])
}
module "db" {
  source = "terraform-aws-modules/rds/aws"
  parameters = [{ name = "rds.force_ssl", value = "1" }]
}
`
	f := source.NewFile("main.tf", []byte(src))
	found := Read(f, setting.Known{})
	for _, r := range found.Resources {
		fmt.Println(r.Type, r.Name, "|", r.Anchor.Raw())
		for _, a := range r.Attributes {
			fmt.Printf("   %s = %q kind %d raw %q name %q\n", a.Name.String(), a.Value.Text.String(), a.Value.Kind, a.Value.Text.Place().Raw(), a.Name.Place().Raw())
		}
	}
	for _, c := range found.Connections {
		fmt.Println("CONN", c.Hint.Name, c.Scheme.String(), c.Hosts, c.Anchor.Raw())
		for _, o := range c.Options {
			fmt.Printf("   %s=%s raw %q\n", o.Name.String(), o.Value.Text.String(), o.Value.Text.Place().Raw())
		}
	}
	for _, s := range found.Secrets {
		fmt.Println("SECRET", s.Raw())
	}
	fmt.Println(found.Problems)
}
