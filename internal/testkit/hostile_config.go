package testkit

import (
	"fmt"
	"strings"
)

// hostileConfigs are files of keys and values, and of commands.
func hostileConfigs(n int) []Hostile {
	r := strings.Repeat
	yaml, env := "DATABASE_URL: "+hostileURL+"\n", "DATABASE_URL="+hostileURL+"\n"
	json := "{\"DATABASE_URL\": \"" + hostileURL + "\",\n\"x\": "
	hocon := "db.default.url = \"" + hostileJDBC + "\"\n"
	toml := "DATABASE_URL = \"" + hostileURL + "\"\n"
	markup := "<c><add connectionString=\"Host=db.example.com;SslMode=Disable\"/>"
	tns := "A = (DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db.example.com)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=a)))\n"
	sql := "CREATE USER a IDENTIFIED BY 'pw' REQUIRE NONE;\n"
	docker := "FROM a\nENV " + env
	proxy := "mysql_servers = (\n{ address=\"db.example.com\", use_ssl=0 },\n"
	pipeline := "input {\n  jdbc { jdbc_connection_string => \"" + hostileJDBC + "\"\n"
	return []Hostile{
		{"brackets", "a.yaml", yaml + "x: " + r("[", n)},
		{"braces", "a.yaml", yaml + "x: " + r("{a: ", n/4)},
		{"members of one line", "a.yaml", yaml + "x: {" + numbered(n/8, func(i int) string { return fmt.Sprintf("a%d: 1, ", i) }) + "}\n"},
		{"dashes", "a.yaml", yaml + "x:\n" + r("- ", n/2)},
		{"questions", "a.yaml", yaml + r("? ", n/2)},
		{"steps", "a.yaml", yaml + numbered(min(n/100, 2500), func(i int) string { return r(" ", i) + "a:\n" })},
		{"open quote", "a.yaml", yaml + "x: \"" + r("a\n", n/2)},
		{"laughs", "a.yaml", yaml + "a0: &a0 [x, x]\n" + numbered(60, func(i int) string {
			return fmt.Sprintf("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i, i)
		})},
		{"merges", "docker-compose.yml", yaml + "a0: &a0 {b: c}\n" + numbered(60, func(i int) string {
			return fmt.Sprintf("a%d: &a%d\n  <<: [*a%d, *a%d]\n  l: *a%d\n  r: *a%d\n", i+1, i+1, i, i, i, i)
		})},
		{"laughs in documents", "a.yaml", yaml + numbered(40, func(int) string {
			return "---\na0: &a0 [x]\n" + numbered(40, func(i int) string { return fmt.Sprintf("a%d: &a%d [*a%d, *a%d]\n", i+1, i+1, i, i) })
		})},
		{"circle", "a.yaml", yaml + "a: &a [*a, *a]\nb: &b {<<: *b, x: *b}\n"},
		{"long key", "application.yml", "spring.datasource.url: " + hostileJDBC + "\n" + r("a.", n/2) + "b: 1\n"},
		{"actions", "templates/a.yaml", yaml + r("{{ if x }}\n", n/11)},
		{"groups", "templates/a.yaml", yaml + "x: {{ " + r("(", n/2) + "x" + r(")", n/2) + " }}\n"},
		{"defaults", "docker-compose.yml", yaml + "x: \"" + r("${A:-", n/6) + r("}", n/6) + "\"\n"},
		{"brackets", "a.json", json + r("[", n)},
		{"objects", "a.json", json + r("{\"a\":", n/5)},
		{"closed", "a.json", json + r("[", n/2) + r("]", n/2) + "}"},
		{"functions", "azuredeploy.json", json + "1, \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"resources\": [{\"type\": \"Microsoft.DBforMySQL/servers\", \"name\": \"s\", \"properties\": {\"minimalTlsVersion\": \"[" + r("concat(", n/7) + "]\"}}]}"},
		{"arguments", "azuredeploy.json", json + "1, \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"resources\": [{\"type\": \"Microsoft.DBforMySQL/servers\", \"name\": \"s\", \"properties\": {\"minimalTlsVersion\": \"[concat('a'" + r(",'a'", n/4) + ")]\"}}]}"},
		{"brackets", "a.ipynb", "{\"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"import psycopg2\\npsycopg2.connect('" + hostileURL + "')\\n" + r("(", n) + "\"}]}"},
		{"brackets", "a.toml", toml + "x = " + r("[", n)},
		{"tables", "a.toml", toml + "x = " + r("{a=", n/3)},
		{"long key", "a.toml", toml + r("a.", n/2) + "b = 1\n"},
		{"open", "a.toml", toml + r("[", n)},
		{"brackets", "application.conf", hocon + "x = " + r("[", n)},
		{"braces", "application.conf", hocon + r("{", n)},
		{"long key", "application.conf", hocon + r("a.", n/2) + "b = 1\n"},
		{"names", "application.conf", hocon + "x = " + r("${", n/2)},
		{"tags", "web.config", markup + r("<a>", n/3)},
		{"open tags", "web.config", markup + r("<a", n/2)},
		{"entities", "web.config", "<!DOCTYPE c [<!ENTITY a0 \"x\">" + numbered(60, func(i int) string { return fmt.Sprintf("<!ENTITY a%d \"&a%d;&a%d;\">", i+1, i, i) }) + "]>" + markup + "&a60;</c>"},
		{"parentheses", "tnsnames.ora", tns + "B = " + r("(A=", n/3)},
		{"brackets", "proxysql.cnf", proxy + r("[", n)},
		{"groups", "proxysql.cnf", proxy + r("{ a = (", n/7)},
		{"arrays", "logstash.conf", pipeline + "x => " + r("[", n)},
		{"conditions", "logstash.conf", pipeline + "}\n" + r("if [a] {\n", n/9)},
		{"parentheses", "a.sql", sql + "SELECT " + r("(", n)},
		{"dollars", "a.sql", sql + numbered(n/10, func(i int) string { return fmt.Sprintf("$a%d$\n", i) })},
		{"here documents", "Dockerfile", docker + r("RUN <<EOF\n", n/10)},
		{"defaults", "Dockerfile", docker + "ENV X=" + r("${a:-", n/6) + r("}", n/6) + "\n"},
		{"stages", "Dockerfile", docker + "FROM a AS a0\n" + numbered(n/30, func(i int) string { return fmt.Sprintf("FROM a%d AS a%d\n", i, i+1) })},
		{"references", "Makefile", env + "X = " + r("$(", n/2) + "\n"},
		{"conditions", "Makefile", env + r("ifeq (a,b)\n", n/11)},
		{"here documents", "a.sh", "export " + env + r("cat <<EOF\n", n/10)},
		{"subshells", "a.sh", "export " + env + r("(", n)},
		{"quotes in quotes", "a.sh", "export " + env + r("sh -c \"", n/7)},
		{"wrappers", "Procfile", "web: " + env + "web: " + r("sudo ", n/5) + "psql " + hostileURL + "\n"},
		{"descriptor", "a.properties", "spring.datasource.url=" + hostileJDBC + "\nb.url=jdbc:oracle:thin:@" + r("(DESCRIPTION=", 5000) + "\n"},
		{"blocks", "a.properties", "spring.datasource.url=" + hostileJDBC + "\nb.url=jdbc:mysql://" + r("address=(", 5000) + "\n"},
		{"in itself", "a.env", env + "B_URL=" + r("postgres://a@b/c?x=", 3000) + "\n"},
		{"defaults", "a.env", env + "B_URL=postgres://app@db.example.com/app?sslmode=" + r("${A:-", 10000) + "disable" + r("}", 10000) + "\n"},
		{"too long", "a.env", env + "B_URL=" + hostileURL + r("&a=b", n/4) + "\n"},
		{"open quotes", "a.env", env + r("X=\"a\n", n/5)},
		{"continued", "a.env", env + "X=" + r("\\\n", n/2)},
		{"long line", "a.env", env + "X=" + r("a", n) + "\n"},
		{"sections", "a.ini", env + r("[", n) + "\n"},
		{"lists", "a.md", "```sh\npsql " + hostileURL + "\n```\n" + r("- ", n/2)},
		{"links", "a.md", "```sh\npsql " + hostileURL + "\n```\n" + r("[a](", n/4)},
	}
}
