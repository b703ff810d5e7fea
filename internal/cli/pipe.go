//go:build unix || windows

package cli

import (
	"os"
	"syscall"
)

// closedPipe is what the system sends when the reader of standard output has gone.
var closedPipe = []os.Signal{syscall.SIGPIPE}
