//go:build !race

package cli_test

// raced says that the race detector watches: it takes several times the memory and the time.
const raced = false
