// Command dsnlint lints connection strings and the settings around them. See the README for what it tells.
package main

import (
	"os"
	"runtime"
	"runtime/debug"

	"github.com/dsnlint/dsnlint/internal/cli"
)

func main() {
	if os.Getenv("GOGC") == "" {
		collectLate()
	}
	os.Exit(cli.Main(os.Args[1:], cli.System()))
}

// collectLate lets the heap reach 32 MB before it is swept for the first time: the run of a hook is over by then, and
// sweeping would be a third of its time. From then on the run is a long one, which is to be small: what it keeps is little.
func collectLate() {
	const first, usual = 800, 125 // per cent of the least heap, 4 MB
	debug.SetGCPercent(first)
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usual)
}
