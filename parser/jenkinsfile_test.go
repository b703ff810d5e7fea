package parser

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// jenkins renders the connections of a pipeline: hosts and options.
func jenkins(in string) string {
	p := New(setting.Known{Schemes: []setting.Scheme{{Name: "postgres", Engine: "postgresql"}}})
	var out []string
	for _, c := range p.Parse([]*source.File{source.NewFile("ci/Jenkinsfile", []byte(in))}).Connections {
		var line []string
		for _, h := range c.Hosts {
			line = append(line, strings.ReplaceAll(h.String(), string(source.Hole), "?"))
		}
		for _, o := range c.Options {
			line = append(line, o.Name.String()+"="+o.Value.Text.String())
		}
		out = append(out, strings.Join(line, " "))
	}
	return strings.Join(out, "; ")
}

func TestJenkinsfile(t *testing.T) {
	testkit.Run(t, jenkins, []testkit.Case{
		{"a step", `sh 'psql "host=h sslmode=require"'`, "h sslmode=require"},
		{"with brackets", `sh('psql "host=h sslmode=require"')`, "h sslmode=require"},
		{"named", `def x = sh(returnStdout: true, script: 'psql "host=h sslmode=require"').trim()`, "h sslmode=require"},
		{"lines", "sh '''\n  set -e\n  psql \"host=h sslmode=require\"\n'''", "h sslmode=require"},
		{"a value put in", `sh "psql \"host=${env.H} sslmode=require\""`, "? sslmode=require"},
		{"escapes", `sh 'psql \"host=h sslmode=require\"'`, "h sslmode=require"},
		{"a variable of the pipeline", "pipeline { environment { PGSSLMODE = 'require' }\n stages { steps { sh 'psql -h h' } } }", "h PGSSLMODE=require"},
		{"a variable of another stage", "pipeline {\n stage('a') { environment { PGSSLMODE = 'require' }\n steps { sh 'psql -h a' } }\n stage('b') { steps { sh 'psql -h b' } } }", "a PGSSLMODE=require; b"},
		{"variables for some steps", "withEnv(['PGSSLMODE=require']) { sh 'psql -h a' }\nsh 'psql -h b'", "a PGSSLMODE=require; b"},
		{"a URL in a variable", "pipeline { environment { DATABASE_URL = 'postgres://h/x?sslmode=require' } }", "h sslmode=require"},
		{"no shell", `echo 'psql "host=h sslmode=require"'`, ""},
		{"a comment", `// sh 'psql "host=h sslmode=require"'`, ""},
		{"nothing to run", `sh label: x`, ""},
	})
}

// FuzzJenkinsfile: nothing panics, and what is found lies inside the file.
func FuzzJenkinsfile(f *testing.F) {
	f.Add("pipeline { environment { A = \"b${c}\" }\n steps { sh \"psql \\\"host=${env.H}\\\"\"\n sh(script: '''x''') } }")
	f.Add("withEnv([\"A=${b}\", 'PGHOST=h']) { sh 'psql' }")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("Jenkinsfile", []byte(in))
		testkit.CheckFound(t, file, New(setting.Known{}).Parse([]*source.File{file}))
	})
}
