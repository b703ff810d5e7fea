package joint

import (
	"slices"
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

// TestEach holds that every number is done once, by a worker whose number is its own.
func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 100} {
		done, by := make([]int, n), make([]int, 3)
		Each(n, len(by), func(worker, i int) {
			done[i]++
			by[worker]++
		})
		sum := 0
		for _, times := range by {
			sum += times
		}
		if sum != n || slices.ContainsFunc(done, func(times int) bool { return times != 1 }) {
			t.Errorf("of %d: %v, by workers %v", n, done, by)
		}
	}
}
