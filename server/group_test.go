package server_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/parser/hcl"
	"github.com/dsnlint/dsnlint/server"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// terraform reads one file and returns its facts.
func terraform(t *testing.T, src string) ([]fact.Server, []fact.Authority) {
	t.Helper()
	found := hcl.Read([]*source.File{source.NewFile("infra/main.tf", []byte(src))}, setting.Known{})
	if len(found.Problems) > 0 {
		t.Fatalf("problems: %v", found.Problems)
	}
	servers, authorities, _ := server.Facts(found.Resources, server.Query{AsOf: day(t, "2026-06-01")})
	for _, s := range servers {
		checkBase(t, s.Base)
	}
	return servers, authorities
}

// checkBase asserts what every fact promises.
func checkBase(t *testing.T, b fact.Base) {
	t.Helper()
	if b.ID == "" || b.File == "" || b.Kind == "" || b.Name == "" || len(b.Because) == 0 && b.Kind != "ca" {
		t.Errorf("incomplete fact: %+v", b)
	}
	for _, r := range b.Because {
		if r.Text == "" || r.Source == "" || r.Evidence == "" {
			t.Errorf("%s: incomplete reason: %+v", b.ID, r)
		}
	}
	if b.Anchor.IsZero() || b.Place.IsZero() {
		t.Errorf("%s: no place", b.ID)
	}
}

// show is a fact in one line: parameter=value enforced origin severity at the bytes of its value.
func show(s fact.Server) string {
	line := s.Parameter + "=" + s.Value + " " + s.Enforced + "/" + string(s.Origin.SSLMode)
	if s.Severity != "" {
		line += " " + s.Severity
	}
	if s.TLSMin != "" {
		line += " min " + s.TLSMin
	}
	if s.Weakness != "" {
		line += " weak"
	}
	if p, ok := s.Spots["value"]; ok {
		return line + " at " + p.Raw()
	}
	return line + " at the header"
}

func lines(list []fact.Server) string {
	var out []string
	for _, s := range list {
		out = append(out, show(s))
	}
	return strings.Join(out, "\n")
}

func groupSource(kind, family, params string) string {
	return fmt.Sprintf("resource %q \"main\" {\n  family = %q\n%s}\n", kind, family, params)
}

func parameter(name, value string) string {
	return fmt.Sprintf("  parameter {\n    name  = %q\n    value = %s\n  }\n", name, value)
}

func TestParameterGroups(t *testing.T) {
	const instance, cluster = "aws_db_parameter_group", "aws_rds_cluster_parameter_group"
	tests := []struct {
		name, kind, family, params, want string
	}{
		{"force_ssl off", instance, "postgres14", parameter("rds.force_ssl", `"0"`), "rds.force_ssl=0 no/written at 0"},
		{"force_ssl off as a number", instance, "postgres16", parameter("rds.force_ssl", "0"), "rds.force_ssl=0 no/written at 0"},
		{"force_ssl on", instance, "postgres14", parameter("rds.force_ssl", `"1"`), "rds.force_ssl=1 yes/written at 1"},
		{"force_ssl on as a boolean", instance, "postgres16", parameter("rds.force_ssl", "true"), "rds.force_ssl=true yes/written at true"},
		{"force_ssl absent in 14", instance, "postgres14", "", "rds.force_ssl= no/default at the header"},
		{"force_ssl absent in 9.6", instance, "postgres9.6", "", "rds.force_ssl= no/default at the header"},
		{"force_ssl absent in 15", instance, "postgres15", "", "rds.force_ssl= yes/default at the header"},
		{"force_ssl absent in 16", instance, "postgres16", "", "rds.force_ssl= yes/default at the header"},
		{"other parameters do not count", instance, "postgres14", parameter("log_connections", `"1"`), "rds.force_ssl= no/default at the header"},
		{"aurora postgres 16 absent", cluster, "aurora-postgresql16", "", "rds.force_ssl= no/default at the header"},
		{"aurora postgres 17 absent", cluster, "aurora-postgresql17", "", "rds.force_ssl= yes/default at the header"},
		{"aurora postgres on", cluster, "aurora-postgresql14", parameter("rds.force_ssl", `"1"`), "rds.force_ssl=1 yes/written at 1"},
		{"secure transport 0", instance, "mysql8.0", parameter("require_secure_transport", `"0"`), "require_secure_transport=0 no/written at 0"},
		{"secure transport OFF", instance, "mysql8.0", parameter("require_secure_transport", `"OFF"`), "require_secure_transport=OFF no/written at OFF"},
		{"secure transport 1", instance, "mysql8.0", parameter("require_secure_transport", `"1"`), "require_secure_transport=1 yes/written at 1"},
		{"secure transport ON", instance, "mysql5.7", parameter("require_secure_transport", `"ON"`), "require_secure_transport=ON yes/written at ON"},
		{"mysql absent", instance, "mysql8.0", "", "require_secure_transport= no/default at the header"},
		{"mysql 8.4 absent", instance, "mysql8.4", "", "require_secure_transport= no/default at the header"},
		{"mariadb 10.6 absent", instance, "mariadb10.6", "", "require_secure_transport= no/default at the header"},
		{"mariadb 10.11 absent", instance, "mariadb10.11", "", "require_secure_transport= no/default at the header"},
		{"mariadb 11.8 absent", instance, "mariadb11.8", "", "require_secure_transport= yes/default at the header"},
		{"mariadb 11.8 off", instance, "mariadb11.8", parameter("require_secure_transport", `"off"`), "require_secure_transport=off no/written at off"},
		{"mariadb 10.6 on", instance, "mariadb10.6", parameter("require_secure_transport", `"on"`), "require_secure_transport=on yes/written at on"},
		{"aurora mysql 8.0 absent", cluster, "aurora-mysql8.0", "", "require_secure_transport= no/default at the header"},
		{"aurora mysql 5.7 absent", cluster, "aurora-mysql5.7", "", "require_secure_transport= no/default at the header"},
		{"aurora mysql 8.4 absent", cluster, "aurora-mysql8.4", "", "require_secure_transport= yes/default at the header"},
		{"aurora mysql 8.0 on", cluster, "aurora-mysql8.0", parameter("require_secure_transport", `"ON"`), "require_secure_transport=ON yes/written at ON"},
		{"aurora instance group decides nothing", instance, "aurora-mysql8.0", "", ""},
		{"aurora instance group has no effect", instance, "aurora-mysql8.0", parameter("require_secure_transport", `"ON"`), "require_secure_transport=ON no/written warning at ON"},
		{"sql server", instance, "sqlserver-ex-15.0", "", "rds.force_ssl= no/default at the header"},
		{"oracle has no such parameter", instance, "oracle-ee-19", "", ""},
		{"unknown value", instance, "mysql8.0", parameter("require_secure_transport", "var.x"), "require_secure_transport= unknown/unknown at var.x"},
		{"family with unknown version, versions differ", instance, "postgres${var.major}", "", "rds.force_ssl= unknown/unknown at the header"},
		{"family with unknown version, versions agree", instance, "mysql${var.major}", "", "require_secure_transport= no/default at the header"},
		{"condition with a weak branch", instance, "postgres14", parameter("rds.force_ssl", `var.x ? "1" : "0"`), "rds.force_ssl=0 no/written at 0"},
		{"condition, both strong", instance, "postgres14", parameter("rds.force_ssl", `var.x ? "1" : 1`), "rds.force_ssl=1 yes/written at 1"},
		{
			"versions and ciphers", instance, "mysql8.0",
			parameter("require_secure_transport", "1") + parameter("tls_version", `"TLSv1,TLSv1.1,TLSv1.2"`) + parameter("ssl_cipher", `"ALL:@SECLEVEL=0"`),
			"require_secure_transport=1 yes/written at 1\ntls_version=TLSv1,TLSv1.1,TLSv1.2 /written min 1.0 at TLSv1,TLSv1.1,TLSv1.2\nssl_cipher=ALL:@SECLEVEL=0 /written weak at ALL:@SECLEVEL=0",
		},
		{
			"aurora mysql 5.7's version is a floor", cluster, "aurora-mysql5.7",
			parameter("require_secure_transport", "1") + parameter("tls_version", `"TLSv1.1"`),
			"require_secure_transport=1 yes/written at 1\ntls_version=TLSv1.1 /written min 1.1 at TLSv1.1",
		},
		{
			"postgres floor", instance, "postgres14",
			parameter("rds.force_ssl", "1") + parameter("ssl_min_protocol_version", `"TLSv1"`) + parameter("ssl_ciphers", `"HIGH:!aNULL"`),
			"rds.force_ssl=1 yes/written at 1\nssl_min_protocol_version=TLSv1 /written min 1.0 at TLSv1\nssl_ciphers=HIGH:!aNULL /written at HIGH:!aNULL",
		},
		{
			"sql server algorithms", instance, "sqlserver-se-15.0",
			parameter("rds.force_ssl", "1") + parameter("rds.tls10", `"enabled"`) + parameter("rds.tls11", `"disabled"`) + parameter("rds.rc4", `"enabled"`),
			"rds.force_ssl=1 yes/written at 1\nrds.tls10=enabled /written min 1.0 at enabled\nrds.rc4=enabled /written weak at enabled",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := terraform(t, groupSource(tt.kind, tt.family, tt.params))
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
}

func TestGroupForms(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"behind a variable and a local", `
variable "force" { default = "0" }
locals { params = { "rds.force_ssl" = var.force } }
resource "aws_db_parameter_group" "main" {
  family = "postgres16"
  dynamic "parameter" {
    for_each = local.params
    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}`, "rds.force_ssl=0 no/fallback at 0"},
		{"dynamic over a list of objects with an iterator", `
resource "aws_db_parameter_group" "main" {
  family = "postgres14"
  dynamic "parameter" {
    for_each = [{ n = "rds.force_ssl", v = 1 }]
    iterator = it
    content {
      name  = it.value.n
      value = it.value.v
    }
  }
}`, "rds.force_ssl=1 yes/written at 1"},
		{"dynamic over the unknown", `
resource "aws_db_parameter_group" "main" {
  family = "postgres14"
  dynamic "parameter" {
    for_each = var.parameters
    content {
      name  = parameter.value.name
      value = parameter.value.value
    }
  }
}`, "rds.force_ssl= unknown/unknown at the header"},
		{"dynamic over a default that others may replace", `
variable "parameters" { default = [] }
resource "aws_db_parameter_group" "main" {
  family = "postgres14"
  dynamic "parameter" {
    for_each = var.parameters
    content {
      name  = parameter.value.name
      value = parameter.value.value
    }
  }
}`, "rds.force_ssl= unknown/unknown at the header"},
		{"rds module", `
module "db" {
  source  = "terraform-aws-modules/rds/aws"
  version = "6.1.0"
  engine  = "postgres"
  engine_version = "14"
  family  = "postgres14"
  parameters = [{ name = "rds.force_ssl", value = "0" }]
}`, "rds.force_ssl=0 no/written at 0"},
		{"rds module without the parameter", `
module "db" {
  source = "terraform-aws-modules/rds/aws"
  family = "mysql8.0"
  parameters = [{ name = "character_set_client", value = "utf8mb4" }]
}`, "require_secure_transport= no/default at the header"},
		{"rds module on a default group", `
module "db" {
  source = "terraform-aws-modules/rds/aws"
  engine = "postgres"
  engine_version = "16.3"
  family = "postgres16"
  create_db_parameter_group = false
}`, "rds.force_ssl= yes/default at the header"},
		{"rds aurora module", `
module "aurora" {
  source = "terraform-aws-modules/rds-aurora/aws"
  engine = "aurora-postgresql"
  create_db_cluster_parameter_group = true
  db_cluster_parameter_group_family = "aurora-postgresql14"
  db_cluster_parameter_group_parameters = [
    { name = "rds.force_ssl", value = 1, apply_method = "immediate" },
  ]
}`, "rds.force_ssl=1 yes/written at 1"},
		{"rds aurora module with a cluster group object", `
module "aurora" {
  source = "terraform-aws-modules/rds-aurora/aws"
  engine = "aurora-mysql"
  cluster_parameter_group = {
    family     = "aurora-mysql8.0"
    parameters = [{ name = "require_secure_transport", value = "OFF" }]
  }
}`, "require_secure_transport=OFF no/written at OFF"},
		{"rds aurora module on the default group", `
module "aurora" {
  source = "terraform-aws-modules/rds-aurora/aws"
  engine = "aurora-mysql"
  engine_version = "8.0.mysql_aurora.3.04.0"
}`, "require_secure_transport= no/default at the header"},
		{"submodule by git address", `
module "group" {
  source = "git::https://github.com/terraform-aws-modules/terraform-aws-rds.git//modules/db_parameter_group?ref=v6"
  family = "postgres13"
  parameters = []
}`, "rds.force_ssl= no/default at the header"},
		{"module of unknown make: only what is written", `
module "db" {
  source = "./modules/database"
  family = "postgres14"
  parameters = [{ name = "log_statement", value = "all" }]
}`, ""},
		{"module of unknown make with the parameter", `
module "db" {
  source = "./modules/database"
  parameters = [{ name = "require_secure_transport", value = "0" }]
}`, "require_secure_transport=0 no/written at 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := terraform(t, tt.src)
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
}

func TestInstances(t *testing.T) {
	instance := func(rest string) string { return "resource \"aws_db_instance\" \"main\" {\n" + rest + "\n}\n" }
	tests := []struct{ name, src, want string }{
		{"default group, postgres 14", instance("engine = \"postgres\"\nengine_version = \"14.7\""), "rds.force_ssl= no/default at the header"},
		{"default group, postgres 16", instance("engine = \"postgres\"\nengine_version = \"16\""), "rds.force_ssl= yes/default at the header"},
		{"default group, unknown version, versions differ", instance(`engine = "postgres"`), "rds.force_ssl= unknown/unknown at the header"},
		{"default group, unknown version, versions agree", instance(`engine = "mysql"`), "require_secure_transport= no/default at the header"},
		{"default group, mariadb 10.6", instance("engine = \"mariadb\"\nengine_version = \"10.6.14\""), "require_secure_transport= no/default at the header"},
		{"default group, mariadb 11.8", instance("engine = \"mariadb\"\nengine_version = \"11.8.2\""), "require_secure_transport= yes/default at the header"},
		{"default group by name", instance("engine = \"postgres\"\nparameter_group_name = \"default.postgres13\""), "rds.force_ssl= no/default at the header"},
		{"version behind a variable's default", "variable \"v\" { default = \"14\" }\n" + instance("engine = \"postgres\"\nengine_version = var.v"), "rds.force_ssl= no/default at the header"},
		{"oracle", instance("engine = \"oracle-ee\"\nengine_version = \"19\""), ""},
		{"replica without an engine", instance(`replicate_source_db = aws_db_instance.other.arn`), ""},
		{"group elsewhere", instance("engine = \"postgres\"\nengine_version = \"14\"\nparameter_group_name = var.group"), "rds.force_ssl= unknown/unknown at the header"},
		{
			"group in the same input: judged there, once",
			instance("engine = \"postgres\"\nengine_version = \"14\"\nparameter_group_name = aws_db_parameter_group.pg.name") +
				"resource \"aws_db_parameter_group\" \"pg\" {\n family = \"postgres14\"\n}\n",
			"rds.force_ssl= no/default at the header",
		},
		{
			"group by its own name",
			instance("engine = \"postgres\"\nengine_version = \"14\"\nparameter_group_name = \"custom\"") +
				"resource \"aws_db_parameter_group\" \"pg\" {\n name = \"custom\"\n family = \"postgres14\"\n parameter {\n name = \"rds.force_ssl\"\n value = \"1\"\n }\n}\n",
			"rds.force_ssl=1 yes/written at 1",
		},
		{
			"group with an index, behind a condition",
			instance("engine = \"postgres\"\nengine_version = \"14\"\nparameter_group_name = var.custom ? aws_db_parameter_group.pg[0].id : null") +
				"resource \"aws_db_parameter_group\" \"pg\" {\n count = var.custom ? 1 : 0\n family = \"postgres14\"\n}\n",
			"rds.force_ssl= no/default at the header",
		},
		{
			"aurora cluster on the default group",
			"resource \"aws_rds_cluster\" \"main\" {\n engine = \"aurora-mysql\"\n engine_version = \"8.0.mysql_aurora.3.05.2\"\n}\n" +
				"resource \"aws_rds_cluster_instance\" \"one\" {\n engine = \"aurora-mysql\"\n}\n",
			"require_secure_transport= no/default at the header",
		},
		{
			"aurora cluster with a group",
			"resource \"aws_rds_cluster\" \"main\" {\n engine = \"aurora-postgresql\"\n engine_version = \"14.6\"\n db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.g.name\n}\n" +
				"resource \"aws_rds_cluster_parameter_group\" \"g\" {\n family = \"aurora-postgresql14\"\n parameter {\n name = \"rds.force_ssl\"\n value = \"1\"\n }\n}\n",
			"rds.force_ssl=1 yes/written at 1",
		},
		{"proxy on", "resource \"aws_db_proxy\" \"p\" {\n engine_family = \"POSTGRESQL\"\n require_tls = true\n}\n", "require_tls=true yes/written at true"},
		{"proxy off", "resource \"aws_db_proxy\" \"p\" {\n require_tls = false\n}\n", "require_tls=false no/written at false"},
		{"proxy absent", "resource \"aws_db_proxy\" \"p\" {\n name = \"x\"\n}\n", "require_tls= no/default at the header"},
		{"count of zero", "resource \"aws_db_proxy\" \"p\" {\n count = 0\n require_tls = false\n}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := terraform(t, tt.src)
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
}

func TestAlicloud(t *testing.T) {
	instance := func(rest string) string {
		return "resource \"alicloud_db_instance\" \"main\" {\n  engine = \"MySQL\"\n" + rest + "\n}\n"
	}
	tests := []struct{ name, src, want string }{
		{"close", instance(`ssl_action = "Close"`), "ssl_action=Close no/written at Close"},
		{"open", instance(`ssl_action = "Open"`), "ssl_action=Open no/written warning at Open"},
		{"update", instance(`ssl_action = "Update"`), "ssl_action=Update no/written warning at Update"},
		{"open and forced", instance("ssl_action = \"Open\"\nforce_encryption = 1"), "force_encryption=1 yes/written at 1"},
		{"open, forced with zero", instance("ssl_action = \"Open\"\nforce_encryption = \"0\""), "ssl_action=Open no/written warning at Open"},
		{"absent", instance(""), "ssl_action= no/default at the header"},
		{"absent with other keys", instance(`ca_type = "aliyun"`), "ssl_action= no/default at the header"},
		{"unknown", instance("ssl_action = var.x"), "ssl_action= unknown/unknown at var.x"},
		{"weak ciphers", instance("ssl_action = \"Open\"\nforce_encryption = 1\nparameters {\n name = \"ssl_cipher\"\n value = \"ALL:@SECLEVEL=0\"\n}"), "force_encryption=1 yes/written at 1\nssl_cipher=ALL:@SECLEVEL=0 /written weak at ALL:@SECLEVEL=0"},
		{"absent, whatever the engine", strings.Replace(instance(""), `"MySQL"`, "var.engine", 1), "ssl_action= no/default note at the header"},
		{"open, whatever the version", instance("engine_version = var.v\nssl_action = \"Open\""), "ssl_action=Open no/written note at Open"},
		{"hba lines", instance("ssl_action = \"Open\"\npg_hba_conf {\n type = \"hostssl\"\n}"), "ssl_action=Open yes/written at Open"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := terraform(t, tt.src)
			if lines(got) != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", lines(got), tt.want)
			}
		})
	}
	got, _ := terraform(t, instance(`ssl_action = "Open"`))
	if text := got[0].Because[0].Text; !strings.Contains(text, "1.277") {
		t.Errorf("the reason does not name the provider's version: %s", text)
	}
}

// readTerraform returns the resources of one file.
func readTerraform(src string) []setting.Resource {
	return hcl.Read([]*source.File{source.NewFile("infra/main.tf", []byte(src))}, setting.Known{}).Resources
}

func TestListsOfFlagsStandInNumberedBlocks(t *testing.T) {
	const instance = `resource "google_sql_database_instance" "main" {
  settings {
    database_flags {
      name  = "tls_version"
      value = "TLSv1.1"
    }
    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
    }
  }
}
`
	servers, _ := terraform(t, instance)
	want := "settings.ip_configuration.ssl_mode=ENCRYPTED_ONLY yes/written at ENCRYPTED_ONLY\ntls_version=TLSv1.1 /written min 1.1 at TLSv1.1"
	if got := lines(servers); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestWhatIsNotDocumentedStaysUnknown(t *testing.T) {
	const replica = `resource "google_sql_database_instance" "replica" {
  master_instance_name = "main"
  settings {
    tier = "db-g1-small"
  }
}
`
	servers, _ := terraform(t, replica)
	if got, want := lines(servers), "settings.ip_configuration.ssl_mode= unknown/default at the header"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	const hidden = `resource "google_sql_database_instance" "main" {
  settings {
    dynamic "database_flags" {
      for_each = var.flags
      content {
        name  = database_flags.key
        value = database_flags.value
      }
    }
    ip_configuration {
      ssl_mode = var.mode
    }
  }
}
`
	servers, _ = terraform(t, hidden)
	if got, want := lines(servers), "settings.ip_configuration.ssl_mode= unknown/unknown at var.mode"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
