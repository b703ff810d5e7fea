package parser

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestTooLong holds that a connection string which is too long to be read is a problem, where its text begins.
func TestTooLong(t *testing.T) {
	long := "&a=" + strings.Repeat("b", maxString)
	tests := []struct {
		name, file, text string
		want             int // offset; -1 for none
	}{
		{"env", ".env", "# x\nURL=postgres://app@db.example.com/app?sslmode=disable" + long, 8},
		{"yaml", "a.yaml", "url:  postgres://app@db.example.com/app?sslmode=disable" + long + "\n", 6},
		{"quoted", "a.py", "x = f('jdbc:postgresql://db.example.com/app?sslmode=disable" + long + "')", 7},
		{"words", "a.ini", "dsn = host=db.example.com sslmode=disable x=" + long, 6},
		{"a line of something else", "a.js", "x = " + strings.Repeat("f(a, b);", maxString), -1},
		{"many short ones", "a.env", strings.Repeat("URL=postgres://app@db.example.com/app\n", 4000), -1},
		{"a name that is longer than a name", "a.env", strings.Repeat("x", maxString+maxLooks), -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tooLong(source.NewFile(tt.file, []byte(tt.text)))
			switch {
			case tt.want < 0 && len(got) > 0, tt.want >= 0 && len(got) != 1:
				t.Errorf("%d problems", len(got))
			case tt.want >= 0 && (got[0].Place.Span.Start != tt.want || got[0].Code != source.TooLarge):
				t.Errorf("at %d, want %d", got[0].Place.Span.Start, tt.want)
			}
		})
	}
}

// TestTooLongInUnits holds that files which are read together are looked through as others are.
func TestTooLongInUnits(t *testing.T) {
	text := "url = \"postgres://app@db.example.com/app?a=" + strings.Repeat("b", maxString) + "\"\n"
	found := New(setting.Known{}).Parse([]*source.File{source.NewFile("a.tf", []byte("x = 1\n")), source.NewFile("b.tf", []byte(text))})
	for _, p := range found.Problems {
		if p.File == "b.tf" && p.Code == source.TooLarge {
			return
		}
	}
	t.Errorf("%v", found.Problems)
}
