package testkit

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Hostile is a file that is made to break who reads it. A connection stands in front of what is hostile.
type Hostile struct {
	Name string // of the case
	File string
	Text string
}

// The connections of hostile files, never encrypted.
const (
	hostileURL  = "postgres://app@db.example.com/app?sslmode=disable"
	hostileJDBC = "jdbc:postgresql://db.example.com/app?sslmode=disable"
)

// Hostiles are hostile files of every format. Each holds about n bytes of what is hostile in it.
func Hostiles(n int) []Hostile {
	out := append(hostilePrograms(n), hostileConfigs(n)...)
	return append(append(out, hostileChains(n)...), hostileInfrastructure(n)...)
}

// program is a language: a file with a connection, and %s where an expression goes.
type program struct{ file, text, name, join string }

func programs() []program {
	url, jdbc := fmt.Sprintf("%q", hostileURL), fmt.Sprintf("%q", hostileJDBC)
	return []program{
		{"a.go", "package a\nimport (\"database/sql\"\n_ \"github.com/lib/pq\")\nfunc o() { sql.Open(\"postgres\", " + url + ") }\nvar x = %s\n", "x", " + "},
		{"a.py", "import psycopg2\npsycopg2.connect(" + url + ")\nx = %s\n", "x", " + "},
		{"a.ts", "import { Client } from 'pg';\nnew Client({ connectionString: " + url + " });\nconst x = %s;\n", "x", " +\n"},
		{"A.java", "import java.sql.*;\nclass A { void f() { DriverManager.getConnection(" + jdbc + ");\nString x = %s;\n}}\n", "x", " + "},
		{"a.kt", "import java.sql.*\nfun f() { DriverManager.getConnection(" + jdbc + ")\nval x = %s\n}\n", "x", " + "},
		{"a.scala", "import java.sql._\nobject A { DriverManager.getConnection(" + jdbc + ")\nval x = %s\n}\n", "x", " + "},
		{"a.cs", "using Npgsql;\nclass A { void F() { new NpgsqlConnection(\"Host=db.example.com;SslMode=Disable\");\nvar x = %s;\n}}\n", "x", " + "},
		{"a.php", "<?php\npg_connect(" + url + ");\n$x = %s;\n", "$x", " . "},
		{"a.rb", "require 'pg'\nPG.connect(" + url + ")\nx = %s\n", "x", " + "},
		{"a.rs", "use sqlx::PgPool;\nasync fn f() { PgPool::connect(" + url + ").await;\nlet x = %s;\n}\n", "x", " + "},
		{"a.ex", "defmodule A do\nPostgrex.start_link(url: " + url + ")\nx = %s\nend\n", "x", " <> "},
		{"a.pl", "use DBI;\nDBI->connect('dbi:Pg:host=db.example.com;sslmode=disable');\nmy $x = %s;\n", "$x", " . "},
		{"a.c", "#include <libpq-fe.h>\nvoid f() { PQconnectdb(" + url + ");\nconst char *x = %s;\n}\n", "x", " "},
		{"a.sh", "psql " + url + "\nx=%s\n", "$x", ""},
		{"main.tf", "provider \"postgresql\" {\n  host = \"db.example.com\"\n  sslmode = \"disable\"\n}\nlocals {\n  x = %s\n}\n", "local.x", " + "},
		{"main.bicep", "resource app 'Microsoft.Web/sites@2022-03-01' = {\n  properties: { url: '" + hostileURL + "' }\n}\nvar x = %s\n", "x", " + "},
		{"schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url = " + url + "\n}\nmodel x { a %s }\n", "x", " + "},
	}
}

// hostilePrograms are expressions of every language that never end, or end late.
func hostilePrograms(n int) []Hostile {
	shapes := map[string]func(p program) string{
		"parentheses": func(program) string { return lines("(", n) },
		"brackets":    func(program) string { return lines("[", n) },
		"braces":      func(program) string { return lines("{", n) },
		"mixed":       func(program) string { return lines("([{", n/3) },
		"closed":      func(program) string { return lines("(", n/2) + "1" + lines(")", n/2) },
		"calls":       func(program) string { return lines("f(", n/2) },
		"chain":       func(p program) string { return p.name + lines(".f()", n/4) },
		"sum":         func(p program) string { return `"a"` + lines(p.join+`"a"`, n/6) },
		"not":         func(program) string { return lines("!", n) + "x" },
		"minus":       func(program) string { return lines("- ", n/2) + "x" },
		"choice":      func(program) string { return lines("a ? b : ", n/8) + "c" },
		"deep choice": func(program) string { return lines("a ? ", n/6) + "b" + lines(" : c", n/6) },
		"objects":     func(program) string { return lines("{a: ", n/4) },
		"templates":   func(program) string { return lines("`${", n/3) },
		"holes":       func(program) string { return lines("\"${", n/3) },
		"open quote":  func(program) string { return "\"" + strings.Repeat("a\n", n/2) },
		"comments":    func(program) string { return strings.Repeat("/*\n", n/3) },
		"heredocs":    func(program) string { return strings.Repeat("<<E\n", n/4) },
		"substitutes": func(program) string { return lines("$(", n/2) },
		"arithmetic":  func(program) string { return lines("$((", n/3) },
		"defaults":    func(program) string { return lines("${a:-", n/5) + lines("}", n/5) },
		"else if":     func(program) string { return "1\nif (a) { b } " + lines("else if (a) { b } ", n/18) },
		"blocks":      func(program) string { return "1\n" + strings.Repeat("if (a) {\n", n/9) },
		"types":       func(program) string { return lines("A<", n/2) },
		"list":        func(program) string { return "[1" + lines(", 1", n/3) + "]" },
		"path":        func(p program) string { return p.name + lines(".f", n/2) },
	}
	var out []Hostile
	for _, p := range programs() {
		for _, name := range slices.Sorted(maps.Keys(shapes)) {
			out = append(out, Hostile{name, p.file, strings.Replace(p.text, "%s", shapes[name](p), 1)})
		}
	}
	return out
}

// lines repeats a text, with line breaks where a line would become one that only machines write.
func lines(unit string, times int) string {
	const most = 8000
	row := max(1, most/len(unit))
	if times <= row {
		return strings.Repeat(unit, times)
	}
	return strings.Repeat(strings.Repeat(unit, row)+"\n", times/row)
}

// numbered puts texts one behind the other, each made with its number.
func numbered(times int, make func(i int) string) string {
	var b strings.Builder
	for i := range times {
		b.WriteString(make(i))
	}
	return b.String()
}
