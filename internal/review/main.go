// Command review lists the tables of policies/data whose sources somebody should look at again, and ends with 1 if there
// are any. It is run by a scheduled job, never by the tests: what is true does not change with the day that it is built on.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/dsnlint/dsnlint/policies"
)

func main() {
	asOf := flag.String("as-of", time.Now().Format(time.DateOnly), "the day that counts as today")
	flag.Parse()
	due := 0
	for _, r := range policies.Reviews() {
		state := "ok"
		if r.Due <= *asOf {
			state = "REVIEW"
			due++
		}
		fmt.Printf("%-7s due %s, read %s  %s\n", state, r.Due, r.Read, r.Table)
	}
	if due > 0 {
		fmt.Printf("%d tables are due: open the sources of their rows, mend what has changed, and set read and review\n", due)
		os.Exit(1)
	}
}
