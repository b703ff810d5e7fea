package source

import "testing"

func TestPattern(t *testing.T) {
	p := Pattern(`^a+$`)
	if !p().MatchString("aaa") || p().MatchString("b") {
		t.Error("the pattern does not match what it says")
	}
	if p() != p() {
		t.Error("the pattern is compiled more than once")
	}
	malformed := Pattern(`(`) // nothing happens before it is asked for
	defer func() {
		if recover() == nil {
			t.Error("a malformed pattern went unnoticed")
		}
	}()
	malformed()
}
