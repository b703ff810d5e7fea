package testkit

import (
	"os"
	"strings"
	"testing"
	"time"
)

// Case is a line of a table: its name, the input, and what show makes of it.
type Case [3]string

// Run runs a table: each case is a subtest that compares show(in) with what is wanted.
func Run(t *testing.T, show func(in string) string, cases []Case) {
	t.Helper()
	for _, c := range cases {
		name, in, want := c[0], c[1], c[2]
		t.Run(name, func(t *testing.T) {
			t.Helper()
			if got := show(in); got != want {
				t.Errorf("in:   %s\ngot:  %s\nwant: %s", in, got, want)
			}
		})
	}
}

// Sized chooses the size of a sample: short for every day, long when the environment asks for it with DSNLINT_LONG=1.
func Sized(short, long int) int {
	if os.Getenv("DSNLINT_LONG") == "1" {
		return long
	}
	return short
}

// InTime repeats each unit up to size bytes and fails if reading that takes longer than limit: a reader that starts over
// again at each unit does.
func InTime(t *testing.T, units []string, size int, limit time.Duration, read func(in string)) {
	t.Helper()
	for _, unit := range units {
		in := strings.Repeat(unit, max(1, size/len(unit)))
		start := time.Now()
		read(in)
		if took := time.Since(start); took > limit {
			t.Errorf("%q repeated to %d bytes took %v", unit, len(in), took)
		}
	}
}
