package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// TestAllowed holds that every function that is allowed exists and depends on nothing but its arguments, and that what
// reaches out, parses keys or makes much out of little is not among them.
func TestAllowed(t *testing.T) {
	for _, name := range allowed {
		i := slices.IndexFunc(ast.Builtins, func(b *ast.Builtin) bool { return b.Name == name })
		if i < 0 {
			t.Errorf("OPA has no %s", name)
		} else if ast.Builtins[i].Nondeterministic {
			t.Errorf("%s depends on more than its arguments", name)
		}
	}
	for _, prefix := range []string{"http.", "opa.", "rand.", "uuid.", "crypto.", "io.jwt.", "providers.", "graphql.", "net.lookup", "net.cidr_expand", "time.now", "rego.parse", "numbers.", "bits.", "trace"} {
		for _, name := range allowed {
			if strings.HasPrefix(name, prefix) {
				t.Errorf("%s is allowed", name)
			}
		}
	}
	if n := len(capabilities().Builtins); n != len(allowed) {
		t.Errorf("%d functions, %d names", n, len(allowed))
	}
	if capabilities().AllowNet == nil {
		t.Error("no list of hosts means all of them")
	}
}
