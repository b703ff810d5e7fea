package shell

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	for _, unit := range []string{"$(", "`", "\"", "${a:-", "a=(\"${a[@]}\" \"${a[@]}\")\n", "if ", "{{", "<<A\n", "'\n", ")\n", "a=$a$a\n", "x|", "x&&", "$((1+", "[[ ! ", "\\\n", "mysql <<E\n", "export A=b\npsql\n", "export A$RANDOM=b;psql;", "echo $(echo ", "sh -c 'sh -c ", "mysql -h a b\n", "{{ a }} \n", "a \\\r\n", "(x) "} {
		s := time.Now()
		read(strings.Repeat(unit, 300_000/len(unit)))
		if d := time.Since(s); d > 100*time.Millisecond {
			fmt.Printf("%q %v\n", unit, d)
		}
	}
}
