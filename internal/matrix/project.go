package matrix

import (
	"bytes"
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
	lang := languages[path.Ext(o.File)]
	own := elsewhere[path.Ext(o.File)]
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
		if !bytes.Contains(o.Data, []byte("\npackage ")) || path.Ext(o.File) != ".java" {
			files := map[string]string{m.file: m.text}
			if m.via != "" {
				files[m.via] = m.viaText
			}
			add(m.name, way{define: m.needs, use: m.use}, files)
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
// Where it takes it from a third file itself, that is via, with viaText.
type otherFile struct{ name, file, text, needs, use, via, viaText string }

var nodeModules = []otherFile{
	{name: "named export", file: "conf.js", text: "export const NAME = EXPR;\n", needs: "import { NAME } from './conf.js';\n", use: "NAME"},
	{name: "export without a suffix", file: "conf.ts", text: "export const NAME = EXPR;\n", needs: "import { NAME } from './conf';\n", use: "NAME"},
	{name: "exported object", file: "conf.js", text: "export const config = { value: EXPR, other: 1 };\n", needs: "import { config } from './conf.js';\n", use: "config.value"},
	{name: "default export", file: "conf.js", text: "export default { value: EXPR };\n", needs: "import config from './conf.js';\n", use: "config.value"},
	{name: "module.exports", file: "conf.js", text: "module.exports = { value: EXPR };\n", needs: "const config = require('./conf');\n", use: "config.value"},
	{name: "exports", file: "conf.js", text: "exports.NAME = EXPR;\n", needs: "const { NAME } = require('./conf');\n", use: "NAME"},
	{name: "index of a folder", file: "conf/index.js", text: "export const NAME = EXPR;\n", needs: "import { NAME } from './conf';\n", use: "NAME"},
	{name: "export of all", file: "conf/index.js", text: "export * from './db.js';\n", needs: "import { NAME } from './conf';\n", use: "NAME", via: "conf/db.js", viaText: "export const NAME = EXPR;\n"},
	{name: "JSON", file: "conf.json", text: "{\"value\": \"INNER\"}\n", needs: "import config from './conf.json';\n", use: "config.value"},
}

var elsewhere = map[string]moved{
	".py": {variable: "os.environ[\"NAME\"]", needs: "import os\n", modules: []otherFile{
		{name: "from import", file: "conf.py", text: "NAME = EXPR\n", needs: "from conf import NAME\n", use: "NAME"},
		{name: "import", file: "conf.py", text: "NAME = EXPR\n", needs: "import conf\n", use: "conf.NAME"},
		{name: "from import as", file: "conf.py", text: "NAME = EXPR\n", needs: "from conf import NAME as OWN\n", use: "OWN"},
		{name: "package", file: "settings/base.py", text: "NAME = EXPR\n", needs: "from settings.base import NAME\n", use: "NAME"},
		{name: "relative", file: "conf.py", text: "NAME = EXPR\n", needs: "from .conf import NAME\n", use: "NAME"},
		{name: "import of all", file: "conf.py", text: "NAME = EXPR\n", needs: "from conf import *\n", use: "NAME"},
		{name: "dictionary", file: "conf.py", text: "CONFIG = {\"value\": EXPR}\n", needs: "from conf import CONFIG\n", use: "CONFIG[\"value\"]"},
		{name: "class", file: "conf.py", text: "class Config:\n    value = EXPR\n", needs: "from conf import Config\n", use: "Config.value"},
		{name: "function", file: "conf.py", text: "def value():\n    return EXPR\n", needs: "from conf import value\n", use: "value()"},
		{name: "settings", file: "conf.py", text: "from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    value: str = EXPR\n\nsettings = Settings()\n", needs: "from conf import settings\n", use: "settings.value"},
	}},
	".mjs": {variable: "process.env.NAME", modules: nodeModules},
	".js":  {variable: "process.env.NAME", modules: nodeModules},
	".ts":  {variable: "process.env.NAME!", modules: nodeModules},
	".go": {variable: "os.Getenv(\"NAME\")", modules: []otherFile{
		{name: "same package", file: "conf.go", text: "package main\n\nconst NAME = EXPR\n", needs: "", use: "NAME"},
		{name: "variable of the package", file: "conf.go", text: "package main\n\nvar NAME = EXPR\n", needs: "", use: "NAME"},
		{name: "function of the package", file: "conf.go", text: "package main\n\nfunc value() string { return EXPR }\n", needs: "", use: "value()"},
	}},
	".java": {variable: "System.getenv(\"NAME\")", modules: []otherFile{
		{name: "same package", file: "Conf.java", text: "class Conf {\n  static final String NAME = EXPR;\n}\n", needs: "", use: "Conf.NAME"},
		{name: "interface", file: "Conf.java", text: "interface Conf {\n  String NAME = EXPR;\n}\n", needs: "", use: "Conf.NAME"},
		{name: "static method", file: "Conf.java", text: "class Conf {\n  static String value() {\n    return EXPR;\n  }\n}\n", needs: "", use: "Conf.value()"},
	}},
	".php": {variable: "getenv('NAME')", modules: []otherFile{
		{name: "constant", file: "conf.php", text: "<?php\nconst NAME = EXPR;\n", needs: "require_once __DIR__ . '/conf.php';\n", use: "NAME"},
		{name: "define()", file: "conf.php", text: "<?php\ndefine('NAME', EXPR);\n", needs: "require 'conf.php';\n", use: "NAME"},
		{name: "variable", file: "conf.php", text: "<?php\n$NAME = EXPR;\n", needs: "include 'conf.php';\n", use: "$NAME"},
		{name: "returned array", file: "conf.php", text: "<?php\nreturn ['value' => EXPR];\n", needs: "$values = require __DIR__ . '/conf.php';\n", use: "$values['value']"},
		{name: "class constant", file: "Conf.php", text: "<?php\nclass Conf {\n    const VALUE_NAME = EXPR;\n}\n", needs: "require_once 'Conf.php';\n", use: "Conf::VALUE_NAME"},
	}},
	".rb": {variable: "ENV[\"NAME\"]", modules: []otherFile{
		{name: "constant", file: "conf.rb", text: "NAME = EXPR\n", needs: "require_relative \"conf\"\n", use: "NAME"},
		{name: "module", file: "conf.rb", text: "module Conf\n  NAME = EXPR\nend\n", needs: "require_relative \"conf\"\n", use: "Conf::NAME"},
	}},
	".rs": {variable: "&std::env::var(\"NAME\").unwrap()", modules: []otherFile{
		{name: "module", file: "conf.rs", text: "pub const NAME: &str = EXPR;\n", needs: "mod conf;\n", use: "conf::NAME"},
	}},
	".pl": {variable: "$ENV{NAME}"},
}
