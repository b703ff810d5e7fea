package dsn_test

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/dsn"
)

func TestZZ(t *testing.T) {
	f, err := os.Open(os.Getenv("ZZ"))
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		l := sc.Text()
		if l == "" {
			continue
		}
		g := ""
		if i := strings.Index(l, "§"); i >= 0 {
			g, l = l[:i], l[i+len("§"):]
		}
		l = strings.ReplaceAll(l, `\n`, "\n")
		in := textOf(l)
		d, ok := dsn.Parse(in, g)
		if !ok {
			fmt.Printf("IN  %s\n -- (looks %q)\n", l, dsn.Looks(l))
			continue
		}
		checkSpans(t, in, d)
		fmt.Printf("IN  %s\n => %s   (looks %q)\n", l, strings.ReplaceAll(show(d), "\n", `\n`), dsn.Looks(l))
	}
}
