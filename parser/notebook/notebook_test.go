package notebook

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	const cell = `{"cell_type": "code", "outputs": [{"text": ["no = 'code'"]}], "source": `
	for _, tt := range []struct{ name, in, want, shell string }{
		{"lines", cell + `["a = 1\n", "b = \"x\"\n", "c"]}`, "a = 1\nb = \"x\"\nc\n", ""},
		{"one string", cell + `"a = 1\nb"}`, "a = 1\nb\n", ""},
		{"cells in a row", cell + `"a"}, {"cell_type": "markdown", "source": "prose"}, ` + cell + `["b"]}`, "a\nb\n", ""},
		{"magic", cell + `"%load_ext sql\n%sql postgres://h/d?sslmode=disable\n  %time f()\nx"}`, "\ndatabase_url = \"postgres://h/d?sslmode=disable\"\n\nx\n", ""},
		{"commands", cell + `"!psql -h h\nx\n  !ls"}`, "\nx\n\n", "psql -h h|ls"},
		{"a shell's cell", cell + `"%%bash\nA=1\npsql"}, ` + cell + `"x"}`, "x\n", "\nA=1\npsql"},
		{"another program's cell", cell + `"%%script bash -e\nls"}, ` + cell + `"%%html\n<p>"}`, "\n<p>\n", "\nls"},
		{"nothing", cell + `[]}`, "\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("a.ipynb", []byte(`{"cells": [`+tt.in+`], "nbformat": 4}`))
			code, problems := Read(f)
			var shell []string
			for _, s := range code.Shell {
				shell = append(shell, s.String())
			}
			if got := code.Cells.String(); got != tt.want || strings.Join(shell, "|") != tt.shell || len(problems) > 0 {
				t.Errorf("got %q and %q, want %q and %q; %v", got, shell, tt.want, tt.shell, problems)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		`{}`: "python",
		`{"metadata": {"kernelspec": {"name": "ir", "language": "R"}}}`:                                        "r",
		`{"metadata": {"kernelspec": {"language": "python"}, "language_info": {"name": "scala"}}}`:             "scala",
		`{"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}, "cells": [{"a": "b"}]}`: "python",
	} {
		if code, _ := Read(source.NewFile("a.ipynb", []byte(in))); code.Language != want {
			t.Errorf("%s: got %q, want %q", in, code.Language, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"cells":[{"cell_type":"code","source":["a\n","!b\n","%sql c://d"]},{"cell_type":"code","source":"%%bash\ne"}],"metadata":{"kernelspec":{"language":"x"}}}`)
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.ipynb", []byte(in))
		code, _ := Read(file)
		for _, text := range append(code.Shell, code.Cells) {
			for _, p := range text.Places() {
				if p.File != file || p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(in) {
					t.Fatalf("%+v is outside", p.Span)
				}
			}
		}
	})
}
