package matrix

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// DSN is the connection string of a program; ok is false where it has none that is one literal.
func DSN(o *Original) (dsn string, ok bool) {
	c := &o.Connection
	if c.Grammar == "" {
		return "", false
	}
	texts := append([]source.Text{c.Scheme, c.Database}, c.Hosts...)
	for _, option := range c.Options {
		if option.Layer == setting.InDSN {
			texts = append(texts, option.Name)
		}
	}
	for _, t := range texts {
		places := t.Places()
		if len(places) != 1 || places[0].Span.Len() == 0 {
			continue
		}
		if l, ok := literalAt(o.Data, places[0].Span); ok && l.quote != 0 {
			return l.inner(o.Data), true
		}
	}
	return "", false
}

// carrier is a file that gives a variable called NAME a connection string, DSN.
type carrier struct {
	format, way string
	file        string
	text        string
	escape      func(string) string // nil where the format takes the string as it is
	quotes      string              // what the string must not hold, where the format has no escape for it
}

// Carriers writes a connection string in every format that can hold one.
func Carriers(dsn string) []Spelling {
	var out []Spelling
	for _, c := range slices.Concat(configCarriers, deploymentCarriers, codeCarriers) {
		value := dsn
		if c.escape != nil {
			value = c.escape(dsn)
		}
		if strings.ContainsAny(dsn, c.quotes) || c.format == "PHP" && !phpReads(dsn) {
			continue
		}
		text := strings.NewReplacer("NAME", "DATABASE_URL", "DSN", value).Replace(c.text)
		out = append(out, Spelling{Way: c.way, File: c.file, Format: c.format, Data: []byte(text)})
	}
	return out
}

// phpReads reports whether PHP has a driver that reads a string of this form: URLs and those of PDO, which begin with the
// driver's name, and libpq's words.
func phpReads(dsn string) bool {
	return strings.Contains(dsn, ":") && !strings.Contains(dsn, ",ssl=") && !strings.Contains(dsn, "tcp(") && !strings.HasPrefix(dsn, "tcps:") && !strings.HasPrefix(strings.ToLower(dsn), "server=") ||
		strings.Contains(dsn, "dbname=")
}

func quotedJSON(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string cannot fail
	return strings.TrimSpace(b.String())
}

func quotedHTML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;", "'", "&apos;").Replace(s)
}

func quotedShell(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func quotedYAML(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

func quotedProperties(s string) string { return strings.ReplaceAll(s, "\\", "\\\\") }

func doubledPercent(s string) string { return quotedJSON(strings.ReplaceAll(s, "%", "%%")) }

func encoded64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

var configCarriers = []carrier{
	{format: "dotenv", way: "bare", file: ".env", text: "NAME=DSN\n", quotes: " \"'#$\\`"},
	{format: "dotenv", way: "quoted", file: ".env", text: "NAME=\"DSN\"\n", quotes: "\"$\\`"},
	{format: "dotenv", way: "exported", file: ".env.production", text: "export NAME='DSN'\n", quotes: "'"},
	{format: "YAML", way: "key", file: "config.yml", text: "NAME: DSN\n", escape: quotedYAML},
	{format: "YAML", way: "bare", file: "config.yml", text: "NAME: DSN\n", quotes: "'\" #{}[]%@`\\"},
	{format: "YAML", way: "nested", file: "config.yml", text: "production:\n  database:\n    url: DSN\n", escape: quotedYAML},
	{format: "YAML", way: "double quotes", file: "config.yaml", text: "database:\n  url: DSN\n", escape: quotedJSON},
	{format: "YAML", way: "folded", file: "config.yaml", text: "database:\n  url: >-\n    DSN\n"},
	{format: "YAML", way: "literal block", file: "config.yaml", text: "database:\n  url: |-\n    DSN\n"},
	{format: "YAML", way: "anchor", file: "config.yaml", text: "x-url: &url DSN\ndatabase:\n  url: *url\n", escape: quotedYAML},
	{format: "YAML", way: "merged", file: "config.yaml", text: "x-base: &base\n  url: DSN\ndatabase:\n  <<: *base\n", escape: quotedYAML},
	{format: "JSON", way: "key", file: "config.json", text: "{\"NAME\": DSN}\n", escape: quotedJSON},
	{format: "JSON", way: "nested", file: "config.json", text: "{\"database\": {\"url\": DSN}}\n", escape: quotedJSON},
	{format: "JSON", way: "with comments", file: "config.jsonc", text: "{\n  // the database\n  \"database\": {\"url\": DSN,},\n}\n", escape: quotedJSON},
	{format: "JSON", way: "connection strings", file: "appsettings.json", text: "{\"ConnectionStrings\": {\"Default\": DSN}}\n", escape: quotedJSON},
	{format: "TOML", way: "key", file: "config.toml", text: "NAME = DSN\n", escape: quotedJSON},
	{format: "TOML", way: "table", file: "config.toml", text: "[database]\nurl = 'DSN'\n", quotes: "'"},
	{format: "TOML", way: "inline table", file: "config.toml", text: "database = { url = DSN }\n", escape: quotedJSON},
	{format: "INI", way: "section", file: "config.ini", text: "[database]\nurl = DSN\n", quotes: ";#"},
	{format: "INI", way: "key", file: "app.cfg", text: "[app]\nNAME=DSN\n", quotes: ";#"},
	{format: "properties", way: "key", file: "app.properties", text: "database.url=DSN\n", escape: quotedProperties},
	{format: "properties", way: "colon", file: "app.properties", text: "database.url : DSN\n", escape: quotedProperties},
	{format: "properties", way: "continued", file: "app.properties", text: "database.url = \\\n    DSN\n", escape: quotedProperties},
	{format: "XML", way: "element", file: "config.xml", text: "<config><database><url>DSN</url></database></config>\n", escape: quotedHTML},
	{format: "XML", way: "attribute", file: "config.xml", text: "<config><database url=\"DSN\"/></config>\n", escape: quotedHTML},
	{format: "XML", way: "CDATA", file: "config.xml", text: "<config><database><url><![CDATA[DSN]]></url></database></config>\n"},
	{format: "XML", way: "property", file: "context.xml", text: "<beans><bean><property name=\"url\" value=\"DSN\"/></bean></beans>\n", escape: quotedHTML},
	{format: "XML", way: "connection strings", file: "web.config", text: "<configuration><connectionStrings><add name=\"Default\" connectionString=\"DSN\"/></connectionStrings></configuration>\n", escape: quotedHTML},
	{format: "XML", way: "app settings", file: "app.config", text: "<configuration><appSettings><add key=\"NAME\" value=\"DSN\"/></appSettings></configuration>\n", escape: quotedHTML},
	{format: "HOCON", way: "nested", file: "application.conf", text: "database {\n  url = DSN\n}\n", escape: quotedJSON},
	{format: "HOCON", way: "dotted", file: "application.conf", text: "database.url = DSN\n", escape: quotedJSON},
	{format: "HCL", way: "local", file: "main.tf", text: "locals {\n  database_url = DSN\n}\n", escape: hcl},
	{format: "HCL", way: "default", file: "variables.tf", text: "variable \"database_url\" {\n  default = DSN\n}\n", escape: hcl},
	{format: "HCL", way: "tfvars", file: "terraform.tfvars", text: "database_url = DSN\n", escape: hcl},
	{format: "notebook", way: "assigned", file: "x.ipynb", text: "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"NAME = 'DSN'\"]}], \"metadata\": {\"language_info\": {\"name\": \"python\"}}, \"nbformat\": 4}\n", quotes: "\"\\'"},
	{format: "Markdown", way: "code block", file: "README.md", text: "```sh\nexport NAME=DSN\n```\n", escape: quotedShell},
}

func hcl(s string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(quotedJSON(s))
}

var deploymentCarriers = []carrier{
	{format: "Compose", way: "map", file: "docker-compose.yml", text: "services:\n  app:\n    image: app\n    environment:\n      NAME: DSN\n", escape: compose},
	{format: "Compose", way: "list", file: "compose.yaml", text: "services:\n  app:\n    image: app\n    environment:\n      - NAME=DSN\n", quotes: "'\"#${}[]%@` \\"},
	{format: "Compose", way: "quoted list", file: "compose.yaml", text: "services:\n  app:\n    image: app\n    environment:\n      - \"NAME=DSN\"\n", quotes: "\"\\$"},
	{format: "Compose", way: "x- block", file: "compose.yaml", text: "x-env: &env\n  NAME: DSN\nservices:\n  app:\n    image: app\n    environment:\n      <<: *env\n", escape: compose},
	{format: "Compose", way: "default", file: "compose.yaml", text: "services:\n  app:\n    image: app\n    environment:\n      NAME: ${NAME:-DSN}\n", quotes: "'\"#${}[]@` \\"},
	{format: "Compose", way: "build argument", file: "compose.yaml", text: "services:\n  app:\n    build:\n      context: .\n      args:\n        NAME: DSN\n", escape: compose},
	{format: "Kubernetes", way: "variable", file: "deployment.yaml", text: kubernetes + "        - name: NAME\n          value: DSN\n", escape: quotedYAML, quotes: "$"},
	{format: "Kubernetes", way: "ConfigMap", file: "configmap.yaml", text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  NAME: DSN\n", escape: quotedYAML},
	{format: "Kubernetes", way: "stringData", file: "secret.yaml", text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\nstringData:\n  NAME: DSN\n", escape: quotedYAML},
	{format: "Kubernetes", way: "base64", file: "secret.yaml", text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  NAME: DSN\n", escape: encoded64},
	{format: "Dockerfile", way: "ENV", file: "Dockerfile", text: "FROM debian\nENV NAME=DSN\n", escape: quotedJSON, quotes: "$"},
	{format: "Dockerfile", way: "old ENV", file: "Dockerfile", text: "FROM debian\nENV NAME DSN\n", quotes: "$\\'\""},
	{format: "Dockerfile", way: "ARG", file: "Dockerfile", text: "FROM debian\nARG NAME=DSN\nENV NAME=$NAME\n", escape: quotedJSON, quotes: "$"},
	{format: "shell", way: "exported", file: "run.sh", text: "export NAME=DSN\n./app\n", escape: quotedShell},
	{format: "shell", way: "of one command", file: "run.sh", text: "NAME=DSN ./app\n", escape: quotedShell},
	{format: "GitHub Actions", way: "job", file: ".github/workflows/ci.yml", text: "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      NAME: DSN\n    steps:\n      - run: make test\n", escape: quotedYAML},
	{format: "GitHub Actions", way: "step", file: ".github/workflows/ci.yml", text: "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make test\n        env:\n          NAME: DSN\n", escape: quotedYAML},
	{format: "GitHub Actions", way: "in a script", file: ".github/workflows/ci.yml", text: "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          export NAME=DSN\n          make test\n", escape: quotedShell},
	{format: "GitLab CI", way: "variables", file: ".gitlab-ci.yml", text: "variables:\n  NAME: DSN\ntest:\n  script:\n    - make test\n", escape: quotedYAML, quotes: "$"},
	{format: "CircleCI", way: "environment", file: ".circleci/config.yml", text: "version: 2.1\njobs:\n  test:\n    docker:\n      - image: cimg/go:1.22\n        environment:\n          NAME: DSN\n", escape: quotedYAML},
	{format: "Azure Pipelines", way: "variables", file: "azure-pipelines.yml", text: "variables:\n- name: NAME\n  value: DSN\nsteps:\n- script: make test\n", escape: quotedYAML},
	{format: "Helm", way: "values", file: "chart/values.yaml", text: "env:\n  NAME: DSN\n", escape: quotedYAML},
	{format: "Makefile", way: "variable", file: "Makefile", text: "NAME ?= DSN\nrun:\n\t./app\n", quotes: "$#\\'\""},
	{format: "Makefile", way: "recipe", file: "Makefile", text: "run:\n\tNAME=DSN ./app\n", escape: quotedShell, quotes: "$#"},
	{format: "Procfile", way: "command", file: "Procfile", text: "web: NAME=DSN ./app\n", escape: quotedShell},
	{format: "systemd", way: "Environment", file: "app.service", text: "[Service]\nEnvironment=\"NAME=DSN\"\nExecStart=/usr/bin/app\n", quotes: "%\\\"$"},
	{format: "Jenkinsfile", way: "environment", file: "Jenkinsfile", text: "pipeline {\n  agent any\n  environment {\n    NAME = 'DSN'\n  }\n  stages { stage('t') { steps { sh 'make test' } } }\n}\n", quotes: "'\\"},
	{format: "ECS", way: "task definition", file: "task-definition.json", text: "{\"family\": \"app\", \"containerDefinitions\": [{\"name\": \"app\", \"environment\": [{\"name\": \"NAME\", \"value\": DSN}]}]}\n", escape: quotedJSON},
	{format: "CloudFormation", way: "Lambda", file: "template.yaml", text: "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          NAME: DSN\n", escape: quotedYAML},
	{format: "HCL", way: "Lambda", file: "main.tf", text: "resource \"aws_lambda_function\" \"f\" {\n  environment {\n    variables = {\n      NAME = DSN\n    }\n  }\n}\n", escape: hcl},
	{format: "Nomad", way: "env", file: "app.nomad", text: "job \"app\" {\n  group \"app\" {\n    task \"app\" {\n      driver = \"docker\"\n      env {\n        NAME = DSN\n      }\n    }\n  }\n}\n", escape: hcl},
	{format: "Cloud Run", way: "env", file: "service.yaml", text: "apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n      containers:\n      - image: app\n        env:\n        - name: NAME\n          value: DSN\n", escape: quotedYAML, quotes: "$"},
	{format: "App Engine", way: "env_variables", file: "app.yaml", text: "runtime: python311\nenv_variables:\n  NAME: DSN\n", escape: quotedYAML},
	{format: "serverless", way: "environment", file: "serverless.yml", text: "service: app\nprovider:\n  name: aws\n  environment:\n    NAME: DSN\n", escape: quotedYAML, quotes: "$"},
	{format: "Ansible", way: "variable", file: "group_vars/all.yml", text: "database_url: DSN\n", escape: quotedYAML, quotes: "{"},
	{format: "devcontainer", way: "remoteEnv", file: ".devcontainer/devcontainer.json", text: "{\"name\": \"app\", \"remoteEnv\": {\"NAME\": DSN}}\n", escape: quotedJSON},
	{format: "fly", way: "env", file: "fly.toml", text: "app = \"app\"\n[env]\nNAME = DSN\n", escape: quotedJSON},
}

// kubernetes is a Deployment up to the list of its container's variables.
const kubernetes = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n      containers:\n      - name: app\n        image: app\n        env:\n"

// compose doubles the dollar signs, which Compose would replace.
func compose(s string) string { return quotedYAML(strings.ReplaceAll(s, "$", "$$")) }

var codeCarriers = []carrier{
	{format: "Python", way: "assigned", file: "app.py", text: "NAME = DSN\n", escape: quotedJSON},
	{format: "Python", way: "environment", file: "app.py", text: "import os\nos.environ[\"NAME\"] = DSN\n", escape: quotedJSON},
	{format: "Go", way: "assigned", file: "app.go", text: "package app\n\nconst databaseURL = DSN\n", escape: quotedJSON},
	{format: "Go", way: "raw", file: "app.go", text: "package app\n\nvar databaseURL = `DSN`\n", quotes: "`"},
	{format: "JavaScript", way: "assigned", file: "app.js", text: "const databaseUrl = DSN;\n", escape: quotedJSON},
	{format: "JavaScript", way: "environment", file: "app.js", text: "process.env.NAME = DSN;\n", escape: quotedJSON},
	{format: "TypeScript", way: "default", file: "app.ts", text: "export const databaseUrl = process.env.NAME ?? DSN;\n", escape: quotedJSON},
	{format: "Java", way: "constant", file: "App.java", text: "class App {\n  static final String URL = DSN;\n}\n", escape: quotedJSON},
	{format: "Kotlin", way: "constant", file: "App.kt", text: "const val URL = DSN\n", escape: quotedJSON, quotes: "$"},
	{format: "Scala", way: "constant", file: "App.scala", text: "object App {\n  val url = DSN\n}\n", escape: quotedJSON},
	{format: "Groovy", way: "constant", file: "App.groovy", text: "class App {\n  static final String URL = 'DSN'\n}\n", quotes: "'\\"},
	{format: "C#", way: "constant", file: "App.cs", text: "class App\n{\n    const string Url = DSN;\n}\n", escape: quotedJSON},
	{format: "C#", way: "verbatim", file: "App.cs", text: "class App\n{\n    const string Url = @\"DSN\";\n}\n", quotes: "\""},
	{format: "PHP", way: "constant", file: "app.php", text: "<?php\nconst DATABASE = 'DSN';\n", quotes: "'\\"},
	{format: "Ruby", way: "constant", file: "app.rb", text: "NAME = 'DSN'\n", quotes: "'\\"},
	{format: "Rust", way: "constant", file: "app.rs", text: "const NAME: &str = DSN;\n", escape: quotedJSON},
	{format: "Elixir", way: "attribute", file: "app.ex", text: "defmodule App do\n  @url DSN\nend\n", escape: quotedJSON, quotes: "#"},
	{format: "Perl", way: "variable", file: "app.pl", text: "my $url = 'DSN';\n", quotes: "'\\"},
	{format: "C", way: "macro", file: "app.c", text: "#define URL DSN\n", escape: quotedJSON},
	{format: "C", way: "constant", file: "app.c", text: "static const char *url = DSN;\n", escape: quotedJSON},
	{format: "C", way: "format", file: "app.c", text: "void f(char *out) { sprintf(out, DSN); }\n", escape: doubledPercent},
}
