package testkit

import (
	"fmt"
	"strings"
)

// hostileChains are names that stand for each other: in circles, in long rows, and twice in each next one, so that what
// they stand for has no end.
func hostileChains(n int) []Hostile {
	steps := min(n/20, 2000)
	var out []Hostile
	for _, p := range programs() {
		set := p.text[:strings.Index(p.text, "%s")]
		set = set[strings.LastIndexByte(set, '\n')+1:] + "%s" + p.text[strings.Index(p.text, "%s")+2:]
		if p.file == "main.tf" || p.file == "schema.prisma" || strings.HasSuffix(set, "}\n") {
			continue
		}
		name := func(i int) string { return strings.Replace(p.name, "x", fmt.Sprintf("a%d", i), 1) }
		row := func(value func(before string) string) string {
			return numbered(steps, func(i int) string {
				line := strings.Replace(set, "x = ", fmt.Sprintf("a%d = ", i+1), 1)
				line = strings.Replace(line, "x=", fmt.Sprintf("a%d=", i+1), 1)
				return strings.Replace(line, "%s", value(name(i)), 1)
			})
		}
		for _, s := range []struct {
			name  string
			value func(before string) string
		}{
			{"row", func(a string) string { return a }},
			{"doubles", func(a string) string { return a + p.join + a }},
			{"objects of objects", func(a string) string { return "{a: " + a + ", b: " + a + "}" }},
			{"lists of lists", func(a string) string { return "[" + a + ", " + a + "]" }},
			{"calls of calls", func(a string) string { return "f(" + a + ", " + a + ")" }},
			{"choices", func(a string) string { return "c ? " + a + " : " + a }},
		} {
			out = append(out, Hostile{s.name, p.file, strings.Replace(p.text, "%s", "1", 1) + row(s.value)})
		}
	}
	env := "DATABASE_URL=" + hostileURL + "\nA0=" + hostileURL + "\n"
	doubles := func(form string) string {
		return numbered(min(steps, 300), func(i int) string { return fmt.Sprintf(form, i+1, i, i) })
	}
	return append(out,
		Hostile{"doubles", ".env", env + doubles("A%d=${A%d}${A%d}\n") + "B_URL=${A300}\n"},
		Hostile{"circle", ".env", env + "A=${B}${B}\nB=${A}${A}\nB_URL=${A}\n"},
		Hostile{"doubles", "a.sh", "export " + env + doubles("A%d=$A%d$A%d\n") + "psql $A40\n"},
		Hostile{"doubles", "Makefile", env + doubles("A%d=$(A%d)$(A%d)\n") + "all:\n\tpsql $(A40)\n"},
		Hostile{"circle", "Makefile", env + "A=$(A)$(A)\nB=$(C)$(C)\nC=$(B)$(B)\nall:\n\tpsql $(A) $(B)\n"},
		Hostile{"doubles", "Dockerfile", "FROM a\nENV DATABASE_URL=" + hostileURL + "\n" + doubles("ENV A%d=${A%d}${A%d}\n") + "RUN psql $A40\n"},
		Hostile{"doubles", "application.conf", "a0 = \"" + hostileJDBC + "\"\ndb.default.url = ${a0}\n" + doubles("a%d = ${a%d}${a%d}\n")},
		Hostile{"objects of objects", "application.conf", "a0 { x = 1 }\ndb.default.url = \"" + hostileJDBC + "\"\n" + doubles("a%d { l = ${a%d}, r = ${a%d} }\n")},
		Hostile{"doubles", "docker-compose.yml", "services:\n  web:\n    environment:\n      A0: x\n      DATABASE_URL: " + hostileURL + "\n" + doubles("      A%d: ${A%d}${A%d}\n")},
	)
}

// hostileInfrastructure are modules and templates that ask for more than there is room for.
func hostileInfrastructure(n int) []Hostile {
	steps := min(n/20, 2000)
	provider := "provider \"postgresql\" {\n  host = \"db.example.com\"\n  sslmode = \"disable\"\n}\n"
	locals := func(form string) string {
		return provider + "locals {\n  a0 = \"x\"\n" + numbered(steps, func(i int) string { return fmt.Sprintf(form, i+1, i, i) }) + fmt.Sprintf("}\nprovider \"mysql\" {\n  endpoint = local.a%d\n}\n", steps)
	}
	value := func(e string) string {
		return provider + "locals {\n  x = " + e + "\n}\nprovider \"mysql\" {\n  endpoint = local.x\n}\n"
	}
	loops := "1"
	for range 12 {
		loops = "[for a in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : " + loops + "]"
	}
	template := "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  a:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      Url: " + hostileURL + "\n      CACertificateIdentifier: "
	return []Hostile{
		{"doubles", "main.tf", locals("  a%d = \"${local.a%d}${local.a%d}\"\n")},
		{"lists of lists", "main.tf", locals("  a%d = [local.a%d, local.a%d]\n")},
		{"objects of objects", "main.tf", locals("  a%d = { l = local.a%d, r = local.a%d }\n")},
		{"choices", "main.tf", locals("  a%d = var.c ? local.a%d : \"${local.a%d}\"\n")},
		{"circle", "main.tf", value("\"${local.x}${local.x}\"")},
		{"loops in loops", "main.tf", value(loops)},
		{"wide", "main.tf", value("format(\"%2000000000s\", \"a\")")},
		{"wide list", "main.tf", value("formatlist(\"%2000000000s\", [\"a\", \"b\"])")},
		{"far precision", "main.tf", value("format(\"%.2000000000f\", 1)")},
		{"large number", "main.tf", value("floor(1e999999999)")},
		{"large digits", "main.tf", value("format(\"%05d\", 1e999999999)")},
		{"replaced", "main.tf", value(strings.Repeat("replace(", 60) + "\"a\"" + strings.Repeat(", \"a\", \"aaaaaaaaaa\")", 60))},
		{"count", "main.tf", "resource \"aws_db_instance\" \"a\" {\n  count = 2000000000\n  engine = \"mysql\"\n  ca_cert_identifier = \"rds-ca-2019\"\n}\n" + provider},
		{"module of itself", "main.tf", provider + "module \"a\" {\n  source = \"./\"\n  x = 1\n}\n"},
		{"conditions", "template.yaml", template + strings.Repeat("{Fn::If: [a, ", 400) + "x" + strings.Repeat(", y]}", 400) + "\n"},
		{"substitutes", "template.yaml", template + "!Sub '" + strings.Repeat("${a", n/3) + "'\n"},
	}
}
