package cloudformation_test

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/cloudformation"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/source"
)

func TestResolve(t *testing.T) {
	const head = "Parameters: {Mode: {Default: require}}\nResources:\n  Db: {Type: x}\n  A:\n    v: "
	tests := []struct{ name, in, want string }{
		{"plain", "x", "x@x"},
		{"reference to a parameter", "!Ref Mode", "require@require fallback <ref:Mode>"},
		{"reference to a resource", "!Ref Db", "?@Db opaque <ref:Db>"},
		{"reference to nothing", "!Ref No", "?@No opaque <ref:No>"},
		{"attribute", "!GetAtt Db.Address", "?@Db.Address opaque <ref:Db.Address>"},
		{"substitution", "!Sub 'a-${Mode}-${Db.Address}'", "a-require-?@"},
		{"long form", "{'Fn::Sub': 'a-${AWS::Region}'}", "a-?@a-${AWS::Region"},
		{"join", "!Join ['', [a, !Ref Mode, !GetAtt Db.Address]]", "arequire?@"},
		{"a script for a machine", "{'Fn::Base64': !Sub 'run ${Mode}'}", "run require"},
		{"a script in the short form", "!Base64 {'Fn::Join': [' ', [run, !Ref Mode]]}", "run require"},
		{"condition stays", "!If [C, a, b]", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := source.NewFile("t.yaml", []byte(head+tt.in+"\n"))
			root, _ := yaml.Read(f)
			resolved, _ := cloudformation.Resolve(root)
			got := ""
			for line := range strings.SplitSeq(testkit.ShowTree(resolved, nil), "\n") {
				if rest, ok := strings.CutPrefix(line, "Resources.A.v="); ok {
					got = rest
				}
			}
			if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if before := testkit.ShowTree(root, nil); strings.Contains(tt.in, "!Ref Mode") && !strings.Contains(before, "Mode") {
				t.Errorf("the tree was changed: %s", before)
			}
		})
	}
	if nothing, _ := cloudformation.Resolve(nil); nothing != nil {
		t.Error("nothing became something")
	}
}

func TestResolveLeavesOthersAlone(t *testing.T) {
	root, _ := yaml.Read(source.NewFile("t.yaml", []byte("a: !Ref Mode\n")))
	if resolved, _ := cloudformation.Resolve(root); resolved != root {
		t.Error("a file that is no template was changed")
	}
}
