// Package page puts what a command measured into a page that people write.
package page

import (
	"fmt"
	"os"
	"strings"
)

// Fill replaces what stands in a page between the marks of the command that makes it, and nothing else. The marks are
// lines of their own: <!-- begin: COMMAND --> and <!-- end: COMMAND -->.
func Fill(name, command, text string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	begin, end := "<!-- begin: "+command+" -->\n", "<!-- end: "+command+" -->\n"
	before, rest, begins := strings.Cut(string(data), begin)
	_, after, ends := strings.Cut(rest, end)
	if !begins || !ends {
		return fmt.Errorf("%s lacks the marks %q and %q", name, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(name, []byte(before+begin+text+end+after), 0o644)
}
