package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

const plainURL = "postgres://app@db.example.com/app?sslmode=disable"

// TestBounds holds that a bound which keeps something out is a problem, and that what is within it is none.
func TestBounds(t *testing.T) {
	one := func(name, text string) map[string]string { return map[string]string{name: text} }
	tests := []struct {
		name  string
		files map[string]string
		want  string // in a message
	}{
		{"options", one("a.env", "DATABASE_URL="+plainURL+strings.Repeat("&a=1", 512)+"\n"), "more than 512 options"},
		{"hosts", one("a.env", "DATABASE_URL=mongodb://"+strings.Repeat("h.example.com,", 128)+"h.example.com/d\n"), "more than 128 hosts"},
		{"a nested ARM template", one("azuredeploy.json", armTemplate(nested("", `{"type":"Microsoft.DBforMySQL/servers","name":"x","resources":[`, `]}`, 203))), "nested more than 200 levels"},
		{"ARM attributes", one("azuredeploy.json", armTemplate(armServer(each(11_000, `"a%d":1`))+","+armServer(each(11_000, `"a%d":1`)))), "more than 20,000 attributes"},
		{"ARM expressions", one("azuredeploy.json", armTemplate(armServer(`"a":"[concat(`+strings.Repeat(`'`+strings.Repeat("a", 1024)+`',`, 65)+`'b')]"`))), "depend on too many others"},
		{"a deep CloudFormation template", one("template.json", formation(nested("1", `{"a":`, `}`, 210))), "nested more than 200 levels"},
		{"a deep Pulumi program", one("Pulumi.yaml", pulumiProgram(nested("1", `{"a":`, `}`, 110))), "nested more than 100 levels"},
		{"Pulumi attributes", one("Pulumi.yaml", pulumiProgram("{"+each(20_001, `"a%d":1`)+"}")), "more than 20,000 attributes"},
		{"a deep plan", one("plan.json", plan(nested("1", `{"a":`, `}`, 210))), "nested more than 200 levels"},
		{"variables of a stage", one("Dockerfile", "FROM a\n"+lines(1001, "ENV A%d=1\n")+"ENV DATABASE_URL="+plainURL+"\n"), "more than 1,000 variables"},
		{"stages", one("Dockerfile", "FROM a AS b\n"+strings.Repeat("FROM b\n", 101)+"ENV DATABASE_URL="+plainURL+"\n"), "more than 100 stages"},
		{"here-documents", one("Dockerfile", "FROM a\nRUN psql "+plainURL+lines(17, " <<E%d")+"\n"+lines(17, "E%d\n")), "more than 16 here-documents"},
		{"lines of an instruction", one("Dockerfile", "FROM a\nRUN psql "+plainURL+strings.Repeat(" \\\n a", 5001)+"\n"), "more than 5,000 lines"},
		{"words of a command", one("a.sh", "psql "+plainURL+strings.Repeat(" a", 20_001)+"\n"), "more than 20,000 words"},
		{"exports", one("a.sh", lines(501, "export A%d=1\n")+"psql "+plainURL+"\n"), "more than 500 variables"},
		{"broken lines", one("a.sh", strings.Repeat("a ( b ( c\n", 50)+"psql "+plainURL+"\n"), "more than 40 lines that do not parse"},
		{"scripts in scripts", one("a.sh", nestedScripts(6)), "scripts stand in each other more than 4 deep"},
		{"variables of make", one("Makefile", "A0 = "+plainURL+"\n"+lines(20, "A%[2]d = $(A%[1]d)\n")+"a:\n\tpsql $(A20)\n"), "variables of this Makefile"},
		{"broken tags", one("a.xml", "<a>"+strings.Repeat("< b>", 200)+"<url>"+plainURL+"</url></a>"), "broken in more than 100 places"},
		{"deep HOCON", one("application.conf", "url = \""+plainURL+"\"\n"+nested("1", "a {\n", "\n}", 70)), "nested more than 64 levels"},
		{"elements of a list of Perl", one("a.pl", "use DBI;\nDBI->connect('dbi:Pg:host=db.example.com', 'a', 'b', {"+lines(257, "a%d => 1, ")+"sslmode => 'disable'});\n"), "more than 256 elements"},
		{"branches", one("a.py", branches(4)), "more than 8 combinations"},
		{"attributes of an object", one("a.yaml", "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: a\nspec:\n"+lines(10_001, "  a%d: b\n")), "more than 10,000 attributes"},
		{"values of a variable", one("a.yaml", container(5)), "more than 4 values"},
		{"sets of values", environmentsOf(9), "more than 8 sets of values"},
		{"environments of a file", one("application.yml", profiles(17)), "more than 16 environments"},
		{"modules in modules", modules(10), "from files that take them from others more than 4 deep"},
		{"files of values", tfvars(9), "more than 8 files give this one values"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, tt.files), FactsOnly: true})
			told := map[string]int{}
			for _, p := range r.Problems {
				if strings.Contains(p.Message, tt.want) && (p.Code == source.TooLarge || p.Code == source.TooDeep) {
					told[p.File]++
				}
			}
			if len(told) == 0 {
				t.Errorf("not told: %v", r.Problems)
			}
			for file, times := range told {
				if times != 1 {
					t.Errorf("%s: told %d times: %v", file, times, r.Problems)
				}
			}
		})
	}
}

// TestWithinBounds holds that nothing is told of what is at a bound.
func TestWithinBounds(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"options":      {"a.env": "DATABASE_URL=" + plainURL + strings.Repeat("&a=1", 511) + "\n"},
		"hosts":        {"a.env": "DATABASE_URL=mongodb://" + strings.Repeat("h.example.com,", 127) + "h.example.com/d\n"},
		"variables":    {"Dockerfile": "FROM a\n" + lines(1000, "ENV A%d=1\n")},
		"documents":    {"Dockerfile": "FROM a\nRUN psql " + plainURL + lines(16, " <<E%d") + "\n" + lines(16, "E%d\n")},
		"branches":     {"a.py": branches(3)},
		"environments": environmentsOf(8),
		"profiles":     {"application.yml": profiles(16)},
		"tfvars":       tfvars(8),
	} {
		t.Run(name, func(t *testing.T) {
			if r := lintFolder(t, Options{WorkDir: folder(t, files), FactsOnly: true}); len(r.Problems) > 0 {
				t.Errorf("%v", r.Problems)
			}
		})
	}
}

func nested(inner, begin, end string, times int) string {
	return strings.Repeat(begin, times) + inner + strings.Repeat(end, times)
}

// lines repeats a text with its number, and the next one.
func lines(times int, format string) string {
	var b strings.Builder
	for i := range times {
		if strings.Contains(format, "[2]") {
			fmt.Fprintf(&b, format, i, i+1)
		} else {
			fmt.Fprintf(&b, format, i)
		}
	}
	return b.String()
}

// each is lines with commas between.
func each(times int, format string) string { return strings.TrimSuffix(lines(times, format+","), ",") }

func armTemplate(resources string) string {
	return `{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[` + resources + `]}`
}

func armServer(properties string) string {
	return `{"type":"Microsoft.DBforMySQL/servers","apiVersion":"2022-12-01","name":"x","properties":{` + properties + `}}`
}

func formation(value string) string {
	return `{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"a":{"Type":"AWS::RDS::DBInstance","Properties":{"a":` + value + `}}}}`
}

func pulumiProgram(value string) string {
	return "name: a\nruntime: yaml\nresources:\n  a:\n    type: aws:rds:ParameterGroup\n    properties:\n      a: " + value + "\n"
}

func plan(value string) string {
	return `{"format_version":"1.2","resource_changes":[{"address":"aws_db_instance.a","mode":"managed","type":"aws_db_instance","name":"a","change":{"after":{"a":` + value + `}}}]}`
}

// nestedScripts is a command in here-documents for shells inside each other.
func nestedScripts(times int) string {
	out := "psql " + plainURL + "\n"
	for i := range times {
		out = fmt.Sprintf("bash <<'E%d'\n%sE%d\n", i, out, i)
	}
	return out
}

// branches is a connection that depends on so many questions.
func branches(questions int) string {
	text := "import psycopg2\ndef f(a):\n"
	var arguments []string
	for i := range questions {
		text += fmt.Sprintf("    if a[%d]:\n        v%d = 'x'\n    else:\n        v%d = 'y'\n", i, i, i)
		arguments = append(arguments, fmt.Sprintf("option%d=v%d", i, i))
	}
	return text + "    psycopg2.connect(host='db.example.com', " + strings.Join(arguments, ", ") + ")\n"
}

// container names one variable with so many values.
func container(values int) string {
	return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: a\n    env:\n" +
		lines(values, "    - name: DATABASE_URL\n      value: postgres://app@db%d.example.com/app\n")
}

// environmentsOf is a program whose variable has so many values in other files.
func environmentsOf(times int) map[string]string {
	text := "services:\n" + lines(times, "  a%d:\n    build: .\n    environment:\n      DB_HOST: db%[1]d.example.com\n")
	return map[string]string{
		"a.py":               "import os, psycopg2\npsycopg2.connect(host=os.environ['DB_HOST'], sslmode='disable')\n",
		"docker-compose.yml": text,
	}
}

// profiles is a file with so many documents, each for an environment.
func profiles(times int) string {
	return "spring:\n  datasource:\n    url: jdbc:postgresql://db.example.com/app\n" +
		lines(times, "---\nspring:\n  config:\n    activate:\n      on-profile: p%d\n  datasource:\n    url: jdbc:postgresql://db%[1]d.example.com/app\n")
}

// modules call each other.
func modules(times int) map[string]string {
	out := map[string]string{"main.tf": "module \"a\" {\n  source = \"./m0\"\n  host = \"db.example.com\"\n}\n"}
	dir := ""
	for i := range times {
		dir += fmt.Sprintf("m%d/", i)
		out[dir+"main.tf"] = fmt.Sprintf("variable \"host\" {}\nmodule \"a\" {\n  source = \"./m%d\"\n  host = var.host\n}\n", i+1)
	}
	out[dir+fmt.Sprintf("m%d/main.tf", times)] = "variable \"host\" {}\nresource \"x\" \"y\" {\n  url = \"postgres://app@${var.host}/app\"\n}\n"
	return out
}

// tfvars are files with values for a folder.
func tfvars(times int) map[string]string {
	out := map[string]string{"main.tf": "variable \"host\" {}\nresource \"x\" \"y\" {\n  url = \"postgres://app@${var.host}/app\"\n}\n"}
	for i := range times {
		out[fmt.Sprintf("p%d.tfvars", i)] = fmt.Sprintf("host = \"db%d.example.com\"\n", i)
	}
	return out
}
