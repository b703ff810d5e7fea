package makefile

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/source"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, in, variables, recipes string }{
		{"a recipe", "all:\n\t@psql -h h\n\t-ls\n", "", "psql -h h\nls\n"},
		{"two recipes", "a:\n\tx\n\nb: a\n\ty\n", "", "x\n|y\n"},
		{"a blank line inside", "a:\n\tx\n\n\ty\n", "", "x\ny\n"},
		{"a long line", "a:\n\tx \\\n\t  -y\n", "", "x \\\n  -y\n"},
		{"variables", "A = 1\nB:= 2 # two\nexport C ?= 3\noverride D ::= 4\nE!= date\nF += 6\n", "A=1 B=2 C=3? D=4 E=<make:E> F=<make:F>", ""},
		{"a used variable", "H ?= h\nX = y\nall:\n\tpsql -h $(H) ${X}z $$HOME\n", "", "psql -h h yz $HOME\n"},
		{"a variable of a target", "dev: export URL := u\n", "URL=u", ""},
		{"variables of variables", "A = $(B)/x\nB = b\nC = $(A)\n", "C=b/x", ""},
		{"on several lines", "A = x \\\n  y\nB = z\n", "A=x  y B=z", ""},
		{"twice", "A = 1\nA = 2\nall:\n\techo $(A)\n", "A=1 A=2", "echo <make:A>\n"},
		{"elsewhere", "all:\n\techo $(HOST) $(shell date) $@ $(X:a=b)\n", "", "echo <env:HOST> <make:shell date> <make:@> <make:X:a=b>\n"},
		{"in a circle", "A = $(B)\nB = $(A)\nall:\n\techo $(A)\n", "", "echo <make>\n"},
		{"comments", "# A = 1\nall: # B = 2\n\tx # y\n", "", "x # y\n"},
		{"rules", "a: b=c\nb:: c\n\tx\n%.o: %.c\n\ty\n", "b=c", "x\n|y\n"},
		{"line ends", "A = 1\r\nall:\r\n\tx\r\n", "A=1", "x\n"},
		{"a hash sign", "A = x\\#y\n", `A=x\#y`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := Read(source.NewFile("Makefile", []byte(tt.in)))
			var variables, recipes []string
			for _, v := range m.Variables.Children {
				s := v.Key.String() + "=" + show(v.Value.Text)
				if v.Value.Text.Origin() == source.Fallback {
					s += "?"
				}
				variables = append(variables, s)
			}
			for _, r := range m.Recipes {
				recipes = append(recipes, show(r))
			}
			if got := strings.Join(variables, " "); got != tt.variables {
				t.Errorf("variables %q, want %q", got, tt.variables)
			}
			if got := strings.Join(recipes, "|"); got != tt.recipes {
				t.Errorf("recipes %q, want %q", got, tt.recipes)
			}
		})
	}
}

// show writes holes as what they refer to.
func show(t source.Text) string {
	s := t.String()
	for i := 0; ; {
		j := strings.IndexRune(s[i:], source.Hole)
		if j < 0 {
			return s
		}
		i += j
		ref := "<" + strings.Join(t.Slice(i, i+len(string(source.Hole))).Refs(), "") + ">"
		t = source.Concat(t.Slice(0, i), source.Decoded(source.Place{}, ref), t.Slice(i+len(string(source.Hole)), t.Len()))
		s = t.String()
		i += len(ref)
	}
}

func TestExpansionIsBounded(t *testing.T) {
	in := "A0 = " + strings.Repeat("x", 100) + "\n"
	for _, pair := range []string{"A1 A0", "A2 A1", "A3 A2", "A4 A3", "A5 A4", "A6 A5", "A7 A6"} {
		name, inner, _ := strings.Cut(pair, " ")
		in += name + " = " + strings.Repeat("$("+inner+")", 20) + "\n"
	}
	m := Read(source.NewFile("Makefile", []byte(in+"all:\n\techo $(A7)\n")))
	if n := m.Recipes[0].Len(); n > 8*maxExpanded {
		t.Errorf("%d bytes", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("A ?= $(B) # c\nexport B := x \\\n y\nt: C = $${D}\n\t@-$(A) ${B} $@ \\\n\tz\n")
	f.Fuzz(func(t *testing.T, in string) {
		file := source.NewFile("Makefile", []byte(in))
		m := Read(file)
		texts := m.Recipes
		for _, v := range m.Variables.Children {
			texts = append(texts, v.Key, v.Value.Text)
		}
		for _, text := range texts {
			for _, p := range text.Places() {
				if p.File != file || p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(in) {
					t.Fatalf("%+v is outside", p.Span)
				}
			}
		}
	})
}
