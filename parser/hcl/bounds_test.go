package hcl_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/hcl"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestCallBounds: how deep and how often modules are called ends somewhere, and that is told. A run gives a folder fewer
// levels of modules than this reader follows.
func TestCallBounds(t *testing.T) {
	deep := []setting.Neighbour{}
	for i := range 10 {
		deep = append(deep, module(fmt.Sprintf("m%d", i), fmt.Sprintf("module \"a\" {\n  source = \"../m%d\"\n}\n", i+1)))
	}
	many := ""
	for i := range 65 {
		many += fmt.Sprintf("module \"a%d\" {\n  source = \"./m0\"\n}\n", i)
	}
	tests := []struct {
		name, text string
		near       []setting.Neighbour
		want       string
	}{
		{"deep", "module \"a\" {\n  source = \"./m0\"\n}\n", deep, "more than 8 deep"},
		{"within", "module \"a\" {\n  source = \"./m4\"\n}\n", deep[3:], ""},
		{"many", many, []setting.Neighbour{module("m0", "locals {\n  a = 1\n}\n")}, "more than 64 times"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := hcl.Read([]*source.File{source.NewFile("main.tf", []byte(tt.text))}, setting.Known{}, tt.near...)
			told := 0
			for _, p := range found.Problems {
				if tt.want != "" && strings.Contains(p.Message, tt.want) {
					told++
				}
			}
			if told != min(1, len(tt.want)) || len(found.Problems) != told {
				t.Errorf("%v", found.Problems)
			}
		})
	}
}

func module(folder, text string) setting.Neighbour {
	return setting.Neighbour{
		Import: setting.Import{Language: "hcl", Local: hcl.ModuleFolder, Path: folder},
		File:   source.NewFile(folder+"/main.tf", []byte(text)),
	}
}
