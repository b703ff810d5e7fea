package matrix

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"
)

// Project is a program whose value stands in another file.
type Project struct {
	Way    string
	Format string            // of the program
	Main   string            // the program's file
	Files  map[string][]byte // by name, the program's included
}

// Projects moves the first string of a program's options into every kind of file that can give it one. It is empty where
// the program has no such string, or its language is not followed.
func Projects(o *Original) []Project {
	lang := languages[extension(o.File)]
	own := elsewhere[extension(o.File)]
	i := slices.IndexFunc(literals(o), func(l literal) bool { return l.quote != 0 })
	if lang == nil || i < 0 {
		return nil
	}
	l := literals(o)[i]
	main := path.Base(o.File)
	var out []Project
	add := func(name string, w way, files map[string]string) {
		p := Project{Way: name, Format: lang.format, Main: main, Files: map[string][]byte{main: lang.write(o.Data, l, &w)}}
		for file, text := range files {
			p.Files[file] = []byte(w.fill(text, l, o.Data))
		}
		out = append(out, p)
	}
	for _, e := range environments {
		if own.variable != "" && !strings.ContainsAny(l.inner(o.Data), e.quotes) {
			add(e.name, way{define: own.needs, use: own.variable}, map[string]string{e.file: e.text})
		}
	}
	for _, m := range own.modules {
		if !bytes.Contains(o.Data, []byte("\npackage ")) || extension(o.File) != ".java" {
			add(m.name, way{define: m.needs, use: m.use}, map[string]string{m.file: m.text})
		}
	}
	return out
}

// environment is a file that gives the variable NAME the value INNER where the program runs.
type environment struct{ name, file, text, quotes string }

var environments = []environment{
	{".env", ".env", "NAME=\"INNER\"\n", "\"$\\`"},
	{".env of production", ".env.production", "export NAME='INNER'\n", "'"},
	{"Compose", "docker-compose.yml", "services:\n  app:\n    build: .\n    environment:\n      NAME: 'INNER'\n", "'$"},
	{"Compose list", "compose.yaml", "services:\n  app:\n    build: .\n    environment:\n      - \"NAME=INNER\"\n", "\"\\$"},
	{"Compose through .env", "compose.yaml", "x-env: &env\n  NAME: 'INNER'\nservices:\n  app:\n    build: .\n    environment:\n      <<: *env\n", "'$"},
	{"Kubernetes", "k8s/deployment.yaml", kubernetes + "        - name: NAME\n          value: 'INNER'\n", "'$"},
	{"Dockerfile", "Dockerfile", "FROM debian\nENV NAME=\"INNER\"\nCMD [\"run\"]\n", "\"$\\"},
	{"systemd", "deploy/app.service", "[Service]\nEnvironment=\"NAME=INNER\"\nExecStart=/usr/bin/app\n", "\"%\\$"},
	{"shell script", "run.sh", "#!/bin/sh\nexport NAME='INNER'\nexec ./app\n", "'"},
	{"Procfile", "Procfile", "web: NAME='INNER' ./app\n", "'"},
	{"Lambda", "template.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment:\n        Variables:\n          NAME: 'INNER'\n", "'"},
	{"task definition", "task-definition.json", "{\"family\": \"app\", \"containerDefinitions\": [{\"name\": \"app\", \"environment\": [{\"name\": \"NAME\", \"value\": \"INNER\"}]}]}\n", "\"\\"},
	{"Terraform", "main.tf", "resource \"aws_lambda_function\" \"f\" {\n  environment {\n    variables = {\n      NAME = \"INNER\"\n    }\n  }\n}\n", "\"\\$%"},
	{"App Engine", "app.yaml", "runtime: python311\nenv_variables:\n  NAME: 'INNER'\n", "'"},
	{"fly", "fly.toml", "app = \"app\"\n[env]\nNAME = 'INNER'\n", "'"},
}

// moved is how a language takes a value from outside of a file.
type moved struct {
	variable string // of the environment
	needs    string // what that needs at the head of the program
	modules  []otherFile
}

// otherFile defines NAME as EXPR for a program that takes it by use.
type otherFile struct{ name, file, text, needs, use string }

var nodeModules = []otherFile{
	{"named export", "conf.js", "export const NAME = EXPR;\n", "import { NAME } from './conf.js';\n", "NAME"},
	{"export without a suffix", "conf.ts", "export const NAME = EXPR;\n", "import { NAME } from './conf';\n", "NAME"},
	{"exported object", "conf.js", "export const config = { value: EXPR, other: 1 };\n", "import { config } from './conf.js';\n", "config.value"},
	{"default export", "conf.js", "export default { value: EXPR };\n", "import config from './conf.js';\n", "config.value"},
	{"module.exports", "conf.js", "module.exports = { value: EXPR };\n", "const config = require('./conf');\n", "config.value"},
	{"exports", "conf.js", "exports.NAME = EXPR;\n", "const { NAME } = require('./conf');\n", "NAME"},
	{"index of a folder", "conf/index.js", "export const NAME = EXPR;\n", "import { NAME } from './conf';\n", "NAME"},
	{"export of all", "conf/index.js", "export * from './db.js';\n", "import { NAME } from './conf';\n", "NAME"},
	{"JSON", "conf.json", "{\"value\": \"INNER\"}\n", "import config from './conf.json';\n", "config.value"},
}

var elsewhere = map[string]moved{
	".py": {variable: "os.environ[\"NAME\"]", needs: "import os\n", modules: []otherFile{
		{"from import", "conf.py", "NAME = EXPR\n", "from conf import NAME\n", "NAME"},
		{"import", "conf.py", "NAME = EXPR\n", "import conf\n", "conf.NAME"},
		{"from import as", "conf.py", "NAME = EXPR\n", "from conf import NAME as OWN\n", "OWN"},
		{"package", "settings/base.py", "NAME = EXPR\n", "from settings.base import NAME\n", "NAME"},
		{"relative", "conf.py", "NAME = EXPR\n", "from .conf import NAME\n", "NAME"},
		{"import of all", "conf.py", "NAME = EXPR\n", "from conf import *\n", "NAME"},
		{"dictionary", "conf.py", "CONFIG = {\"value\": EXPR}\n", "from conf import CONFIG\n", "CONFIG[\"value\"]"},
		{"class", "conf.py", "class Config:\n    value = EXPR\n", "from conf import Config\n", "Config.value"},
		{"function", "conf.py", "def value():\n    return EXPR\n", "from conf import value\n", "value()"},
		{"settings", "conf.py", "from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    value: str = EXPR\n\nsettings = Settings()\n", "from conf import settings\n", "settings.value"},
	}},
	".mjs": {variable: "process.env.NAME", modules: nodeModules},
	".js":  {variable: "process.env.NAME", modules: nodeModules},
	".ts":  {variable: "process.env.NAME!", modules: nodeModules},
	".go": {variable: "os.Getenv(\"NAME\")", modules: []otherFile{
		{"same package", "conf.go", "package main\n\nconst NAME = EXPR\n", "", "NAME"},
		{"variable of the package", "conf.go", "package main\n\nvar NAME = EXPR\n", "", "NAME"},
		{"function of the package", "conf.go", "package main\n\nfunc value() string { return EXPR }\n", "", "value()"},
	}},
	".java": {variable: "System.getenv(\"NAME\")", modules: []otherFile{
		{"same package", "Conf.java", "class Conf {\n  static final String NAME = EXPR;\n}\n", "", "Conf.NAME"},
		{"interface", "Conf.java", "interface Conf {\n  String NAME = EXPR;\n}\n", "", "Conf.NAME"},
		{"static method", "Conf.java", "class Conf {\n  static String value() {\n    return EXPR;\n  }\n}\n", "", "Conf.value()"},
	}},
	".php": {variable: "getenv('NAME')", modules: []otherFile{
		{"constant", "conf.php", "<?php\nconst NAME = EXPR;\n", "require_once __DIR__ . '/conf.php';\n", "NAME"},
		{"define()", "conf.php", "<?php\ndefine('NAME', EXPR);\n", "require 'conf.php';\n", "NAME"},
		{"variable", "conf.php", "<?php\n$NAME = EXPR;\n", "include 'conf.php';\n", "$NAME"},
		{"returned array", "conf.php", "<?php\nreturn ['value' => EXPR];\n", "$config = require __DIR__ . '/conf.php';\n", "$config['value']"},
		{"class constant", "Conf.php", "<?php\nclass Conf {\n    const VALUE_NAME = EXPR;\n}\n", "require_once 'Conf.php';\n", "Conf::VALUE_NAME"},
	}},
	".rb": {variable: "ENV[\"NAME\"]", modules: []otherFile{
		{"constant", "conf.rb", "NAME = EXPR\n", "require_relative \"conf\"\n", "NAME"},
		{"module", "conf.rb", "module Conf\n  NAME = EXPR\nend\n", "require_relative \"conf\"\n", "Conf::NAME"},
	}},
	".rs": {variable: "&std::env::var(\"NAME\").unwrap()", modules: []otherFile{
		{"module", "conf.rs", "pub const NAME: &str = EXPR;\n", "mod conf;\n", "conf::NAME"},
	}},
	".pl": {variable: "$ENV{NAME}"},
}

// Names lists a project's files, sorted.
func (p *Project) Names() []string { return slices.Sorted(maps.Keys(p.Files)) }
