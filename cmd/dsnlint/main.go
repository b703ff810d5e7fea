// Command dsnlint lints connection strings and the settings around them. See the README for what it tells.
package main

import (
	"os"

	"github.com/dsnlint/dsnlint/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], cli.System()))
}
