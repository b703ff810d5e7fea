package parser

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/parser/c"
	"github.com/dsnlint/dsnlint/parser/cloudformation"
	"github.com/dsnlint/dsnlint/parser/dockerfile"
	"github.com/dsnlint/dsnlint/parser/dotnet"
	"github.com/dsnlint/dsnlint/parser/elixir"
	"github.com/dsnlint/dsnlint/parser/golang"
	"github.com/dsnlint/dsnlint/parser/hocon"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/jvm"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/keyvalue"
	"github.com/dsnlint/dsnlint/parser/libconfig"
	"github.com/dsnlint/dsnlint/parser/logstash"
	"github.com/dsnlint/dsnlint/parser/makefile"
	"github.com/dsnlint/dsnlint/parser/node"
	"github.com/dsnlint/dsnlint/parser/perl"
	"github.com/dsnlint/dsnlint/parser/php"
	"github.com/dsnlint/dsnlint/parser/plan"
	"github.com/dsnlint/dsnlint/parser/prisma"
	"github.com/dsnlint/dsnlint/parser/pulumi"
	"github.com/dsnlint/dsnlint/parser/python"
	"github.com/dsnlint/dsnlint/parser/ruby"
	"github.com/dsnlint/dsnlint/parser/rust"
	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/parser/sql"
	"github.com/dsnlint/dsnlint/parser/tnsnames"
	"github.com/dsnlint/dsnlint/parser/toml"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/xml"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// formats is the table of formats: names go before suffixes, and earlier lines before later ones.
var formats = []format{
	{name: "dockerfile", names: []string{"dockerfile", "dockerfile.*", "*.dockerfile", "containerfile"}, defines: true, read: func(p *Parser, f *source.File) setting.Found { return dockerfile.Read(f, p.known) }},
	{name: "dotenv", names: []string{".env", ".env.*", "*.env", "env.*", ".envrc", "*.env.*"}, defines: true, tree: lines(keyvalue.Dotenv), read: readKeyValue(keyvalue.Dotenv)},
	{name: "proxysql.cnf", names: []string{"proxysql*.cnf"}, tree: libconfig.Read},
	{name: "tnsnames.ora", names: []string{"tnsnames*.ora"}, read: func(_ *Parser, f *source.File) setting.Found { return tnsnames.Read(f) }},
	{name: "sqlnet.ora", names: []string{"sqlnet*.ora"}, tree: lines(keyvalue.Properties)},
	{name: "my.cnf", names: []string{"my.cnf", ".my.cnf", "my.ini", "*.my.cnf", "mysqld.cnf", "mariadb.cnf"}, suffix: []string{".cnf"}, tree: lines(keyvalue.INI), read: readKeyValue(keyvalue.INI)},
	{name: "hocon", names: []string{"application*.conf", "reference.conf", "production.conf", "prod.conf", "development.conf", "dev.conf", "staging.conf"}, suffix: []string{".hocon"}, tree: hocon.Read},
	{name: "postgresql.conf", names: []string{"postgresql*.conf", "postgres.conf"}, always: true, tree: lines(keyvalue.PostgreSQL), read: readKeyValue(keyvalue.PostgreSQL)},
	{name: "redis.conf", names: []string{"redis*.conf", "valkey*.conf", "keydb*.conf", "sentinel*.conf", "*-redis.conf", "*pg_hba*.conf", "*pool_hba*.conf"}, always: true, tree: lines(keyvalue.Words), read: readKeyValue(keyvalue.Words)},
	{name: "mongod.conf", names: []string{"mongo*.conf"}, always: true, tree: keys.ReadMongod},
	{name: "rabbitmq.conf", names: []string{"rabbitmq*.conf", "zoo*.cfg"}, always: true, tree: lines(keyvalue.INI), read: readKeyValue(keyvalue.INI)},
	{name: "nats-server.conf", names: []string{"nats*.conf"}, always: true, tree: hocon.Read},
	{name: "java.security", names: []string{"java.security", "*.java.security", "java.security.*"}, tree: lines(keyvalue.Properties), read: readKeyValue(keyvalue.Properties)},
	{name: "terraform", suffix: []string{".tf", ".tf.json", ".tofu", ".tfvars", ".tfvars.json"}, defines: true, needles: moduleSources, readAll: readModule},
	{name: "hcl", suffix: []string{".hcl", ".nomad"}, defines: true, needles: moduleSources, read: func(p *Parser, f *source.File) setting.Found { return readModule(p, []*source.File{f}) }},
	{name: "bicep", suffix: []string{".bicep", ".bicepparam"}, needles: templateCalls, read: readBicep},
	{name: "go", suffix: []string{".go"}, code: golang.Read},
	{name: "python", suffix: []string{".py", ".pyw"}, code: python.Read},
	{name: "jenkinsfile", names: []string{"jenkinsfile", "jenkinsfile.*", "*.jenkinsfile"}, defines: true, read: readJenkinsfile},
	{name: "java", suffix: []string{".java", ".kt", ".kts", ".scala", ".sc", ".groovy", ".gvy", ".gradle"}, code: jvm.Read},
	{name: "javascript", suffix: []string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"}, code: node.Read, read: readScript},
	{name: "rust", suffix: []string{".rs"}, code: rust.Read},
	{name: "php", suffix: []string{".php", ".phtml", ".inc"}, code: php.Read},
	{name: "ruby", names: []string{"rakefile", "config.ru", "capfile"}, suffix: []string{".rb", ".rake", ".ru"}, code: ruby.Read},
	{name: "perl", suffix: []string{".pl", ".pm", ".psgi", ".cgi"}, code: perl.Read},
	{name: "elixir", suffix: []string{".ex", ".exs"}, code: elixir.Read},
	{name: "csharp", suffix: []string{".cs"}, code: dotnet.Read},
	{name: "prisma", suffix: []string{".prisma"}, always: true, code: prisma.Read},
	{name: "c", suffix: []string{".c", ".h", ".cc", ".cpp", ".cxx", ".c++", ".hh", ".hpp", ".hxx"}, code: c.Read},
	{name: "shell", names: []string{".bashrc", ".profile", ".bash_profile"}, suffix: []string{".sh", ".bash", ".ksh", ".zsh"}, defines: true, read: func(p *Parser, f *source.File) setting.Found { return shell.Read(f, p.known, setting.Hint{}) }},
	{name: "sql", suffix: []string{".sql", ".ddl"}, read: func(_ *Parser, f *source.File) setting.Found { return sql.Read(f) }},
	{name: "helm-values", names: []string{"values.yaml", "values.yml", "values[-_.]*.yaml", "values[-_.]*.yml", "*[-_.]values.yaml", "*[-_.]values.yml"}, defines: true, tree: yaml.Read, read: readYAML},
	{name: "helm-templates", names: []string{"_*.tpl"}, read: readHelpers},
	{name: "yaml", suffix: []string{".yaml", ".yml"}, defines: true, tree: yaml.Read, read: readYAML},
	{name: "makefile", names: []string{"makefile", "gnumakefile", "makefile.*"}, suffix: []string{".mk", ".mak"}, defines: true, read: readMakefile},
	{name: "procfile", names: []string{"procfile", "procfile.*"}, defines: true, read: readProcfile},
	{name: "notebook", suffix: []string{".ipynb"}, read: readNotebook},
	{name: "markdown", suffix: []string{".md", ".markdown", ".mdx"}, read: readMarkdown, docs: true},
	{name: "toml", names: []string{"pipfile"}, suffix: []string{".toml"}, defines: true, tree: toml.Read},
	{name: "json", suffix: []string{".json", ".jsonc", ".json5"}, defines: true, tree: json.Read},
	{name: "cloudformation", weak: []string{".template", ".cfn"}, read: readTemplate},
	{name: "xml", names: []string{"web.config", "app.config"}, suffix: []string{".xml", ".config", ".ktr", ".kjb"}, tree: xml.Read},
	{name: "systemd", suffix: []string{".service", ".container"}, defines: true, tree: lines(keyvalue.Unit), read: readKeyValue(keyvalue.Unit)},
	{name: "properties", suffix: []string{".properties"}, tree: lines(keyvalue.Properties), read: readKeyValue(keyvalue.Properties)},
	{name: "ini", names: []string{".editorconfig", "*.ini.php", "dovecot-*.conf.ext"}, suffix: []string{".ini", ".cfg", ".conf"}, tree: lines(keyvalue.INI), read: readConf},
	{name: "crontab", names: []string{"crontab", "crontab.*"}, suffix: []string{".cron", ".crontab"}, folders: []string{"cron.d"}, read: readCrontab},
}

// readScript leaves out bundles: nobody writes a line of 32 KiB, and what a bundle holds stands in its sources too.
func readScript(p *Parser, f *source.File) setting.Found {
	const bundled = 32 << 10
	for rest := f.Data; len(rest) > bundled; {
		end := bytes.LastIndexByte(rest[:bundled], '\n')
		if end < 0 {
			return setting.Found{}
		}
		rest = rest[end+1:]
	}
	return p.program(node.Read, f)
}

// treeReader reads a file of keys and values.
type treeReader func(*source.File) (*tree.Node, []source.Problem)

func lines(d keyvalue.Dialect) treeReader {
	return func(f *source.File) (*tree.Node, []source.Problem) { return keyvalue.Read(f, d) }
}

func readTree(read treeReader) func(*Parser, *source.File) setting.Found {
	return func(p *Parser, f *source.File) setting.Found {
		root, problems := read(f)
		found := readRoot(p, f, root)
		found.Problems = append(problems, found.Problems...)
		return found
	}
}

// readTemplate reads a template of CloudFormation in a file whose name tells neither of its forms.
func readTemplate(p *Parser, f *source.File) setting.Found {
	switch {
	case !bytes.Contains(f.Data, []byte("AWS::")):
		return setting.Found{}
	case bytes.HasPrefix(bytes.TrimLeft(f.Data, "\ufeff \t\r\n"), []byte("{")):
		return readTree(json.Read)(p, f)
	}
	return readTree(yaml.Read)(p, f)
}

// readRoot finds what stands in a file's tree.
func readRoot(p *Parser, f *source.File, root *tree.Node) setting.Found {
	planned, values := plan.Find(f, root)
	if values != nil {
		root = values // the rest of a plan says the same once more
	}
	kind := keys.KindOf(f.Path, root)
	resolved, problems := cloudformation.Resolve(root)
	resolved, more := arm.Resolve(resolved)
	found := keys.FindWith(f, resolved, kind, p.keys, p.beside())
	found.Problems = append(found.Problems, append(problems, more...)...)
	found.Add(cloudformation.Find(f, root))
	found.Add(p.deployed(arm.Read(root, f.Path)))
	found.Add(planned)
	found.Add(pulumi.Find(f, root, p.known.Resources))
	return withCommands(found, runScripts(p, f, keys.Scripts(f, resolved, kind, p.keys)))
}

// tomlTables begin an element of a list, which INI has not.
var tomlTables = source.Pattern(`(?m)^[ \t]*\[\[[A-Za-z]`)

// pipelines begin a section of Logstash with a plugin in it.
var pipelines = source.Pattern(`(?m)^[ \t]*(?:input|filter|output)[ \t]*\{(?:[ \t\r\n]|#[^\n]*\n)*[a-z]`)

// readConf reads a file whose name says little: TOML where it has lists of tables, a pipeline of Logstash where it has its
// sections, else INI.
func readConf(p *Parser, f *source.File) setting.Found {
	switch {
	case tomlTables().Match(f.Data):
		return readTree(toml.Read)(p, f)
	case bytes.Contains(f.Data, []byte("=>")) && pipelines().Match(f.Data):
		return readTree(logstash.Read)(p, f)
	}
	return readKeyValue(keyvalue.INI)(p, f)
}

func readMakefile(p *Parser, f *source.File) setting.Found {
	m := makefile.Read(f)
	found := keys.Find(f, m.Variables, keys.Env, p.keys)
	if m.Cut.File != nil {
		found.Cut(m.Cut, source.TooLarge, "variables of this Makefile are made of more than 16 others or 1 MiB of text; the values of some were left unknown")
	}
	for _, recipe := range m.Recipes {
		found.Add(shell.Find(f, recipe, nil, setting.Hint{}, p.known))
	}
	return found
}

// readProcfile reads lines of the form "web: command".
func readProcfile(p *Parser, f *source.File) setting.Found {
	var found setting.Found
	whole := f.All()
	for _, line := range whole.Split("\n") {
		name, command, ok := line.Cut(":")
		if ok && !strings.HasPrefix(name.String(), "#") {
			found.Add(shell.Find(f, command, nil, setting.Hint{}, p.known))
		}
	}
	return found
}

func readKeyValue(dialect keyvalue.Dialect) func(*Parser, *source.File) setting.Found {
	return func(p *Parser, f *source.File) setting.Found {
		root, problems := keyvalue.Read(f, dialect)
		kind := keys.KindOf(f.Path, root)
		found := keys.FindWith(f, root, kind, p.keys, p.beside())
		if kind == keys.Unit {
			found = withCommands(found, runScripts(p, f, keys.Scripts(f, root, kind, p.keys)))
		}
		found.Problems = append(problems, found.Problems...)
		return found
	}
}
