package opener_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/dsnlint/dsnlint/parser/jvm"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

func dump(e token.Expr, d int) string {
	s := fmt.Sprintf("%d[%q]", e.Kind, e.Place.Raw())
	if e.Call != nil {
		s += " call=" + e.Call.Callee + fmt.Sprintf(" %q", e.Call.Place.Raw())
	}
	for _, i := range e.Items {
		s += "\n    item " + dump(i, d+1)
	}
	return s
}

func TestZZ(t *testing.T) {
	name := os.Getenv("ZZ")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	u := jvm.Read(source.NewFile(name, data))
	for _, c := range u.Calls {
		fmt.Printf("CALL %s new=%v method=%s to=%s scope=%d recv=%v\n", c.Callee, c.New, c.Method, c.AssignedTo, c.Scope, c.Receiver != nil)
		for _, a := range c.Args {
			fmt.Println("   arg", dump(a.Value, 0))
		}
	}
	for _, a := range u.Assigns {
		fmt.Printf("ASSIGN %s scope=%d param=%v place=%q = %s\n", a.Target, a.Scope, a.Param, a.Place.Raw(), dump(a.Value, 0))
	}
	fmt.Println(u.Imports, u.Wildcard, u.Problems)
}
