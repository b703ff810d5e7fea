package token

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestTry(t *testing.T) {
	name := os.Getenv("TRY")
	if name == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(name)
	l := map[string]Language{"py": Python, "java": Java, "kt": Kotlin, "groovy": Groovy, "scala": Scala, "js": JavaScript, "ts": TypeScript, "tsx": TSX, "cs": CSharp}[name[strings.LastIndex(name, ".")+1:]]
	u := readText(l, string(b))
	fmt.Println(showUnit(u))
	fmt.Println("imports", u.Imports, "wild", u.Wildcard, "pkg", u.Package)
	fmt.Println(showStrings(u))
	for _, s := range u.Secrets {
		fmt.Println("secret", s.Raw())
	}
}
