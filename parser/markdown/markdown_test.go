package markdown

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a fence", "Text\n\n```sh\na\nb\n```\n\nc\n", "sh: a\\nb\\n"},
		{"tildes", "~~~~ Python title=x\na\n~~~\n~~~~\n", "python: a\\n~~~\\n"},
		{"no language", "```\na\n```\n", ": a\\n"},
		{"attributes", "```{.yaml}\na: 1\n```\n", "yaml: a: 1\\n"},
		{"in a list", "1. x\n\n   ```yaml\n   a:\n     b: 1\n   ```\n", "yaml: a:\\n  b: 1\\n"},
		{"in a quotation", "> ```\n> a\n>\n> b\n> ```\n", ": a\\n\\nb\\n"},
		{"not closed", "```go\na\n", "go: a\\n"},
		{"inline", "Use `a` or ```b```.\n", ""},
		{"indented code", "Text\n\n    a\n", ""},
		{"two", "```a\n1\n```\n```b\n2\n```\n", "a: 1\\n|b: 2\\n"},
		{"a byte order mark", "\ufeff```sh\na\n```\n", "sh: a\\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			fences, _ := Read(source.NewFile("a.md", []byte(tt.in)))
			for _, f := range fences {
				got = append(got, f.Language+": "+strings.ReplaceAll(f.Text.String(), "\n", `\n`))
			}
			if strings.Join(got, "|") != tt.want {
				t.Errorf("got %q, want %q", strings.Join(got, "|"), tt.want)
			}
		})
	}
}

func TestDepth(t *testing.T) {
	for _, in := range []string{strings.Repeat(">", 200_000) + "\n```\na\n```\n", strings.Repeat("- ", 100_000) + "x\n"} {
		if _, problems := Read(source.NewFile("a.md", []byte(in))); len(problems) != 1 || problems[0].Code != source.TooDeep {
			t.Errorf("%v", problems)
		}
	}
	if _, problems := Read(source.NewFile("a.md", []byte("| a |\n"+strings.Repeat("-", 500)+"\n"))); len(problems) > 0 {
		t.Errorf("a line is no nesting: %v", problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("# a\n\n> 1. ```sh x\n>    b\n>    ```\n\n~~~\nc")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("a.md", []byte(in))
		fences, _ := Read(file)
		for _, fence := range fences {
			for _, p := range fence.Text.Places() {
				if p.File != file || p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(in) {
					t.Fatalf("%+v is outside", p.Span)
				}
			}
		}
	})
}
