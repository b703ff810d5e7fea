package joint

import (
	"strings"
	"testing"
)

// TestGroup holds that a panic of a piece of work is one of who waits for it, tells where, and not what.
func TestGroup(t *testing.T) {
	var outer, inner Group
	done := make(chan bool, 2)
	inner.Go(func() { done <- true })
	inner.Go(func() { panic("pw") })
	outer.Go(func() { inner.Wait() })
	outer.Go(func() { done <- true })
	defer func() {
		p := Caught(recover())
		if !strings.HasPrefix(p.At(), "internal/joint/joint_test.go:") || len(done) != 2 {
			t.Errorf("at %q, %d done", p.At(), len(done))
		}
	}()
	outer.Wait()
}

// TestCaught holds that the line is this module's, whoever's code the panic began in.
func TestCaught(t *testing.T) {
	for name, fail := range map[string]func(){
		"its own":          func() { panic("pw") },
		"of the run-time":  func() { _ = append([]int{}, make([]int, len(t.Name()))...)[1<<20] },
		"a nil pointer":    func() { var g *Group; g.Wait() },
		"of the library's": func() { _ = strings.Repeat("pw", -len(t.Name())) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if at := Caught(recover()).At(); !strings.HasPrefix(at, "internal/joint/joint") {
					t.Errorf("at %q", at)
				}
			}()
			fail()
		})
	}
}
