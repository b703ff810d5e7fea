package parser

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/markdown"
	"github.com/dsnlint/dsnlint/parser/notebook"
	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// languages are the names that notebooks, code blocks and the first lines of scripts give to formats, with a file name of
// that format.
var languages = map[string]string{
	"python": "x.py", "py": "x.py", "python3": "x.py", "ipython": "x.py", "go": "x.go", "golang": "x.go", "java": "x.java",
	"kotlin": "x.kt", "kt": "x.kt", "scala": "x.scala", "groovy": "x.groovy", "gradle": "x.gradle",
	"javascript": "x.js", "js": "x.js", "jsx": "x.jsx", "node": "x.js", "nodejs": "x.js", "deno": "x.ts", "bun": "x.ts", "mjs": "x.mjs", "typescript": "x.ts", "ts": "x.ts", "tsx": "x.tsx",
	"c#": "x.cs", "csharp": "x.cs", "cs": "x.cs", "ruby": "x.rb", "rb": "x.rb", "php": "x.php", "rust": "x.rs", "rs": "x.rs",
	"yaml": "x.yaml", "yml": "x.yaml", "json": "x.json", "jsonc": "x.json", "json5": "x.json", "toml": "x.toml", "xml": "x.xml",
	"ini": "x.ini", "cfg": "x.ini", "conf": "x.conf", "properties": "x.properties", "dotenv": ".env", "env": ".env",
	"elixir": "x.ex", "ex": "x.ex", "exs": "x.exs", "iex": "x.exs", "perl": "x.pl", "pl": "x.pl", "make": "makefile", "makefile": "makefile",
	"c": "x.c", "cpp": "x.cpp", "c++": "x.cpp", "prisma": "x.prisma",
	"hcl": "x.hcl", "terraform": "x.hcl", "tf": "x.hcl", "bicep": "x.bicep", "sql": "x.sql", "dockerfile": "dockerfile", "docker": "dockerfile",
}

// shells are the names of shells, and of what people call the lines that they type.
var shells = map[string]bool{"": true, "sh": true, "shell": true, "bash": true, "zsh": true, "console": true, "terminal": true, "shell-session": true, "text": true}

// embedded reads code that stands inside another file. Code in no known language holds nothing.
func (p *Parser) embedded(f *source.File, code source.Text, language string) setting.Found {
	name, ok := languages[language]
	if !ok {
		return setting.Found{}
	}
	inner := source.NewFile(f.Path, []byte(code.String()))
	return p.formatOf(name).one(p, inner).Through(inner, code)
}

// inside reads a file of keys and values that a script writes, by the name that it gets. What is broken there is no problem
// of the script's: parts of it are filled in when it runs. Files inside such files are not read.
func (p *Parser) inside(name string, text source.Text) setting.Found {
	format := p.formatOf(name)
	if format == nil || format.tree == nil {
		return setting.Found{}
	}
	alone := *p
	alone.known.Inside = nil
	inner := source.NewFile(name, []byte(text.String()))
	found := format.one(&alone, inner).Through(inner, text)
	found.Problems = nil
	return found
}

func readNotebook(p *Parser, f *source.File) setting.Found {
	code, problems := notebook.Read(f)
	found := p.embedded(f, code.Cells, code.Language)
	for _, text := range code.Shell {
		found.Add(shell.Find(f, text, nil, setting.Hint{}, p.known))
	}
	found.Problems = append(problems, found.Problems...)
	return found
}

// readMarkdown reads the code blocks of a document. They are excerpts, so that broken syntax is no problem.
func readMarkdown(p *Parser, f *source.File) setting.Found {
	fences, problems := markdown.Read(f)
	var found setting.Found
	for _, fence := range fences {
		if shells[fence.Language] {
			found.Add(shell.Find(f, withoutPrompts(fence.Text), nil, setting.Hint{}, p.known))
			continue
		}
		found.Add(p.embedded(f, fence.Text, fence.Language))
	}
	found.Problems = problems
	return found
}

// withoutPrompts drops the "$ " in front of lines that somebody typed.
func withoutPrompts(text source.Text) source.Text {
	if !strings.HasPrefix(text.String(), "$ ") && !strings.Contains(text.String(), "\n$ ") {
		return text
	}
	var lines []source.Text
	for _, line := range text.Split("\n") {
		if strings.HasPrefix(line.String(), "$ ") {
			line = line.Slice(2, line.Len())
		}
		lines = append(lines, line)
	}
	return source.Join(lines, "\n")
}
