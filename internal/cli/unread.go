package cli

import (
	"fmt"
	"strconv"
	"strings"
)

// tellUnread says that named files were not looked into, in one line: hooks name whatever was changed.
func tellUnread(env Env, names []string) {
	const most = 3
	if len(names) == 0 {
		return
	}
	shown := make([]string, min(len(names), most))
	for i := range shown {
		shown[i] = strconv.Quote(names[i])
	}
	more := ""
	if len(names) > most {
		more = fmt.Sprintf(" and %d more", len(names)-most)
	}
	fmt.Fprintf(env.Stderr, "dsnlint: not looked into, because dsnlint reads no files of such names: %s%s (Markdown is read with --docs)\n", strings.Join(shown, ", "), more)
}
