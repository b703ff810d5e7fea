package dockerfile

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	for _, unit := range []string{"RUN a \\\n", "a \\\n# b\n", "RUN x \\ \n", "ENV A=$A$A\n", "RUN <<A\n", "RUN a <<B <<C\n", "ENV ${", "FROM b AS b\nENV X=y\n", "CMD [\"", "ENV A=\"", "ARG A=${A:-${A:-b}}\n", "RUN a\n", "ENV A=b\nRUN psql $A\n", "RUN a; a \\\n# c\n"} {
		s := time.Now()
		read(strings.Repeat(unit, 300_000/len(unit)))
		fmt.Printf("%q %v\n", unit, time.Since(s))
	}
}
