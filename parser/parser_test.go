package parser

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/source"
)

func TestFormatOf(t *testing.T) {
	p := New(driver.Known())
	for name, want := range map[string]string{
		"a/main.go": "go", "x.PY": "python", "A.java": "java", "a.tsx": "javascript", "a.min.js": "", "b.cs": "csharp", "run.sh": "shell",
		"Dockerfile": "dockerfile", "Dockerfile.prod": "dockerfile", "api.dockerfile": "dockerfile", ".env": "dotenv", ".env.local": "dotenv",
		"prod.env": "dotenv", "bin/report.pl": "perl", "lib/App/DB.pm": "perl", "my.cnf": "my.cnf", ".my.cnf": "my.cnf", "conf.d/50-server.cnf": "my.cnf", "postgresql.conf": "postgresql.conf",
		"java.security": "java.security", "main.tf": "terraform", "main.tf.json": "terraform", "a.tfvars": "terraform", "terragrunt.hcl": "hcl",
		"application.yml": "yaml", "appsettings.json": "json", "web.config": "xml", "persistence.xml": "xml", "application.properties": "properties",
		"setup.cfg": "ini", "schema.sql": "sql", "package-lock.json": "", "Cargo.lock": "", "app.yaml.example": "yaml", "settings.py.j2": "python",
		"README.md": "markdown", "a.ipynb": "notebook", "fly.toml": "toml", "photo.png": "", "LICENSE": "script",
		"src/env.ts": "javascript", "env.prod": "dotenv", ".env.json": "json", "config.env.py": "python", "makefile.go": "go", "Makefile.am": "makefile",
		"Dockerfile.yaml": "yaml", ".env.example": "dotenv", "env.sh": "shell",
	} {
		got := ""
		if f := p.formatOf(name); f != nil {
			got = f.name
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestScriptFormat(t *testing.T) {
	p := New(driver.Known())
	for line, want := range map[string]string{
		"#!/bin/sh": "shell", "#!/usr/bin/env bash": "shell", "#! /usr/share/bin/python3.12 -u": "python", "#!/usr/bin/env -S A=b node --flag": "javascript",
		"#!/home/share/php8/bin/php": "php", "#!/usr/bin/perl -w": "perl", "#!/usr/bin/env ruby": "ruby", "#!/usr/bin/env elixir": "elixir",
		"#!/usr/bin/make -f": "makefile", "#!/usr/bin/env": "", "#!": "", "#!/usr/bin/awk -f": "", "python": "",
	} {
		got := ""
		if f := p.scriptFormat([]byte(line + "\nx")); f != nil {
			got = f.name
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
}

// TestLanguages: each name is that of a format that reads one file by itself, and each language of programs has a name.
func TestLanguages(t *testing.T) {
	p := New(driver.Known())
	named := map[string]bool{}
	for name, file := range languages {
		f := p.formatOf(file)
		if f == nil || f.readAll != nil {
			t.Fatalf("%s: no format reads %s", name, file)
		}
		named[f.name] = true
	}
	for _, language := range []string{"go", "python", "java", "javascript", "csharp", "rust", "php", "ruby", "perl", "elixir", "makefile", "sql"} {
		if !named[language] {
			t.Errorf("no code block is %s", language)
		}
	}
}

func TestGroup(t *testing.T) {
	p := New(driver.Known())
	paths := []string{"a/b.py", "a/main.tf", "a/photo.png", "a/vars.tf", "b/main.tf", "c.md"}
	group := func() (*Units, [][]int) {
		u := p.Group(len(paths), func(i int) string { return paths[i] })
		var out [][]int
		for n := range u.Len() {
			out = append(out, u.Members(n))
		}
		return u, out
	}
	u, got := group()
	want := [][]int{{0}, {1, 3}, {4}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
	for file, unit := range map[int]int{0: 0, 1: 1, 3: 1, 4: 2} {
		if at, ok := u.Of(file); !ok || at != unit {
			t.Errorf("file %d is of unit %d, %v", file, at, ok)
		}
	}
	if _, ok := u.Of(2); ok {
		t.Error("a picture is of no unit")
	}
	p.Docs = true
	if _, got = group(); len(got) != 4 || got[3][0] != 5 {
		t.Errorf("with documents: %v", got)
	}
}

// TestFilterFindsWhatAPlainSearchFinds compares the skipping matcher with the obvious one.
func TestFilterFindsWhatAPlainSearchFinds(t *testing.T) {
	words := []string{"sslmode", "abc", "jdbc:mysql:", "PGHOST"}
	f := NewFilter(words)
	for _, text := range []string{
		"", "ab", "abc", "xabcx", "ABC", "sslmod", "SSLMODE=1", "url: JDBC:MySQL://", "pghos", "ppghost", strings.Repeat("a", 300) + "bc", "sslmodsslmode",
	} {
		want := slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(text), strings.ToLower(w)) })
		if got := f.Match([]byte(text)); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestFilterWithoutNeedles(t *testing.T) {
	if NewFilter([]string{"ab"}).Match([]byte("ab")) {
		t.Error("needles of less than three bytes are left out, and none match nothing")
	}
}

func FuzzFilter(f *testing.F) {
	f.Add("sslmode", "x SSLmode=y")
	f.Fuzz(func(t *testing.T, needle, text string) {
		if len(needle) < 3 || len(needle) > 255 {
			return
		}
		for _, c := range []byte(needle + text) {
			if c >= 0x80 {
				return // only ASCII letters fold
			}
		}
		want := strings.Contains(strings.ToLower(text), strings.ToLower(needle))
		if got := NewFilter([]string{needle}).Match([]byte(text)); got != want {
			t.Fatalf("%q in %q: got %v", needle, text, got)
		}
	})
}

// TestNeedlesLetSettingsThrough holds that a file with a setting is never dropped before parsing.
func TestNeedlesLetSettingsThrough(t *testing.T) {
	p := New(driver.Known())
	for _, text := range []string{
		"DATABASE_URL=postgresql://h/db", "import pymysql", `sql.Open("pgx", dsn); import "github.com/jackc/pgx/v5/stdlib"`, "new Pool() // require('pg')",
		`import { Client } from "pg"`, "host=db sslmode=require", "jdbc:sqlserver://h", "[mysqld]", "require_secure_transport = OFF", "ALTER USER 'a'@'%' REQUIRE SSL",
		`resource "aws_db_instance" "x" {}`, "Type: AWS::RDS::DBInstance", "curl -O https://truststore.pki.rds.amazonaws.com/x.pem", "Server=db;Encrypt=False",
		"NODE_TLS_REJECT_UNAUTHORIZED=0", "import com.mysql.cj.jdbc.MysqlDataSource;", "amqp://h", "mongodb+srv://h", "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)))", "new SqlConnection(cs)",
	} {
		if !p.filters.of(nil).Match([]byte(text)) {
			t.Errorf("dropped: %s", text)
		}
	}
	for _, text := range []string{"package main\n", "just some prose about a database and its data source", "{\"name\": \"x\"}"} {
		if p.filters.of(nil).Match([]byte(text)) {
			t.Errorf("not dropped: %s", text)
		}
	}
}

func TestBundlesAreNotParsed(t *testing.T) {
	p := New(driver.Known())
	code := `const {Pool} = require('pg'); new Pool({connectionString: 'postgres://db.example.com/x?sslmode=disable'});`
	if found := p.Parse([]*source.File{source.NewFile("a.js", []byte(code))}); len(found.Connections) != 1 {
		t.Fatalf("connections: %d", len(found.Connections))
	}
	bundle := code + strings.Repeat("f();", 16<<10)
	if found := p.Parse([]*source.File{source.NewFile("a.js", []byte(bundle))}); len(found.Connections) != 0 {
		t.Errorf("a bundle gave %d connections", len(found.Connections))
	}
}

func TestEncoding(t *testing.T) {
	for name, tt := range map[string]struct {
		data string
		ok   bool
		code source.ProblemCode
	}{
		"utf-8": {"é", true, ""}, "utf-16": {"\xff\xfea\x00", false, source.Encoding}, "nul": {"a\x00b", false, source.Encoding},
		"latin-1": {"caf\xe9", true, source.Encoding},
	} {
		problem, ok := Encoding(source.NewFile("f", []byte(tt.data)))
		if ok != tt.ok || problem.Code != tt.code {
			t.Errorf("%s: %v %q", name, ok, problem.Code)
		}
	}
}

// TestBrokenInputOfEveryFormat: whatever the bytes are, parsing ends, and every place lies inside the file.
func TestBrokenInputOfEveryFormat(t *testing.T) {
	p := New(driver.Known())
	for i := range formats {
		f := &formats[i]
		name := "x"
		switch {
		case len(f.suffix) > 0:
			name += f.suffix[0]
		case len(f.weak) > 0:
			name += f.weak[0]
		default:
			name = f.names[0]
		}
		for _, data := range [][]byte{
			[]byte(`url = "postgres://u:pw@h/db?sslmode=`), []byte("{[(\"'`"), bytes.Repeat([]byte("{["), 5000), []byte("a: &a [*a, *a]\n"), []byte("\xff\xfe\xfd"), {},
		} {
			file := source.NewFile(name, data)
			found := p.Parse([]*source.File{file})
			for _, c := range found.Connections {
				if c.Where.Span.Start < 0 || c.Where.Span.End > len(data) {
					t.Errorf("%s: place %+v outside %d bytes", name, c.Where.Span, len(data))
				}
			}
			for _, problem := range found.Problems {
				if problem.Code == source.Internal {
					t.Errorf("%s: the parser gave up on %.20q", name, data)
				}
			}
		}
	}
}
