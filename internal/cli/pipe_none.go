//go:build !unix && !windows

package cli

import "os"

// closedPipe is empty: this system has no such signal.
var closedPipe []os.Signal
