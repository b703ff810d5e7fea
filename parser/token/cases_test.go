package token

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

var update = flag.Bool("update", false, "write what is found into testdata/cases; read the difference before you keep it")

var caseLanguages = map[string]Language{
	"python": Python, "java": Java, "kotlin": Kotlin, "groovy": Groovy, "scala": Scala,
	"javascript": JavaScript, "typescript": TypeScript, "tsx": TSX, "csharp": CSharp, "ruby": Ruby, "rust": Rust, "php": PHP, "elixir": Elixir,
}

// TestCases reads testdata/cases/LANGUAGE.txt: cases start with "== name", what is found stands behind a line "--".
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) != len(caseLanguages) {
		t.Fatalf("%d files of cases, want %d", len(files), len(caseLanguages))
	}
	for _, name := range files {
		base := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(base, func(t *testing.T) { runCases(t, name, caseLanguages[base]) })
	}
}

func runCases(t *testing.T, file string, l Language) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range strings.Split("\n"+string(data), "\n== ")[1:] {
		name, rest, _ := strings.Cut(c, "\n")
		in, want, _ := strings.Cut(rest, "\n--\n")
		t.Run(name, func(t *testing.T) {
			u := Read(source.NewFile("x", []byte(in+"\n")), l)
			check(t, u)
			got := showUnit(u)
			out.WriteString("== " + name + "\n" + in + "\n--\n" + got + "\n")
			if strings.TrimSpace(got) != strings.TrimSpace(want) && !*update {
				t.Errorf("%s\ngot\n%s\nwant\n%s", in, got, want)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
