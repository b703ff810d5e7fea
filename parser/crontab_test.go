package parser

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// said lists the options and hosts of connections.
func said(found setting.Found) string {
	var out []string
	for _, c := range found.Connections {
		var words []string
		for _, h := range c.Hosts {
			words = append(words, h.String())
		}
		for _, o := range c.Options {
			words = append(words, o.Name.String()+"="+o.Value.Text.String())
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "|")
}

func TestCrontab(t *testing.T) {
	tests := []struct{ name, file, in, want string }{
		{"a command", "crontab", "0 3 * * * psql 'host=h1 sslmode=disable'\n", "h1 sslmode=disable"},
		{"a name for the time", "x.cron", "@daily psql 'host=h1 sslmode=disable'\n", "h1 sslmode=disable"},
		{"a user", "etc/cron.d/backup", "0 3 * * 1-5 postgres psql 'host=h1 sslmode=disable'\n", "h1 sslmode=disable"},
		{"variables for the lines below", "crontab", "0 1 * * * psql -h h1\nPGSSLMODE=\"allow\"\n0 2 * * * psql -h h2\n", "h1|h2 PGSSLMODE=allow"},
		{"a byte order mark", "crontab", "\ufeffPGSSLMODE=allow\n0 2 * * * psql -h h2\n", "h2 PGSSLMODE=allow"},
		{"comments and other lines", "crontab", "# 0 3 * * * psql 'host=h1 sslmode=disable'\n\npsql 'host=h2 sslmode=disable'\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := New(setting.Known{})
			f := source.NewFile(tt.file, []byte(tt.in))
			if got := said(p.Parse([]*source.File{f})); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestConf(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"TOML", "[[inputs.postgresql]]\n  address = [\"postgres://h1/x?sslmode=disable\"]\n", "h1 sslmode=disable"},
		{"a pipeline", "input {\n  jdbc {\n    url => \"jdbc:mysql://h1/x?useSSL=false\"\n  }\n}\n", "h1 useSSL=false"},
		{"INI", "[a]\nurl = postgres://h1/x?sslmode=disable\n", "h1 sslmode=disable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("x.conf", []byte(tt.in))
			if got := said(New(setting.Known{}).Parse([]*source.File{f})); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestModule(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"an environment", "resource \"r\" \"x\" {\n  env {\n    name = \"PGHOST\"\n    value = \"h1\"\n  }\n  env {\n    name = \"PGSSLMODE\"\n    value = \"allow\"\n  }\n}\n", "h1 PGSSLMODE=allow"},
		{"both branches", "resource \"r\" \"x\" {\n  variables = { PGHOST = \"h1\", PGSSLMODE = var.x ? \"allow\" : \"disable\" }\n}\n", "h1 PGSSLMODE=allow|h1 PGSSLMODE=disable"},
		{"a script", "resource \"r\" \"x\" {\n  user_data = <<-E\n    #!/bin/sh\n    psql 'host=h1 sslmode=allow'\n  E\n}\n", "h1 sslmode=allow"},
		{"a command with variables", "resource \"r\" \"x\" {\n  provisioner \"local-exec\" {\n    command = \"psql -h h1\"\n    environment = { PGSSLMODE = \"allow\" }\n  }\n}\n", "h1 PGSSLMODE=allow"},
		{"a file in a value", "resource \"r\" \"x\" {\n  data = { \"a.yml\" = yamlencode({ url = \"postgres://h1/x?sslmode=allow\" }) }\n}\n", "h1 sslmode=allow"},
		{"a chart", "resource \"helm_release\" \"x\" {\n  set {\n    name = \"db.url\"\n    value = \"postgres://h1/x?sslmode=allow\"\n  }\n  values = [<<E\ndb:\n  url: postgres://h2/x?sslmode=disable\nE\n  ]\n}\n", "h2 sslmode=disable|h1 sslmode=allow"},
		{"one string in two blocks", "locals { u = \"postgres://h1/x?sslmode=allow\" }\nresource \"r\" \"x\" { u = local.u }\nresource \"r\" \"y\" { u = local.u }\n", "h1 sslmode=allow"},
		{"the inputs of a module that nobody has", "module \"x\" {\n  source = \"corp/x\"\n  host = \"h1\"\n  sslmode = \"allow\"\n}\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("main.tf", []byte(tt.in))
			if got := said(New(setting.Known{}).Parse([]*source.File{f})); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
