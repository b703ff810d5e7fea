package cli

import (
	"errors"
	"io"
	"sync"
)

// errShut is what a write gets that would begin after a signal.
var errShut = errors.New("the run was ended before its output began")

// gate stands before everything that a run writes for others to read. At a signal, what has begun may go on to its end,
// so that no report breaks off in the middle, and what has not begun is not begun. The zero value is open.
type gate struct {
	mu    sync.Mutex
	shut  bool
	busy  int
	moved int // writes that came through, so that a reader who has stopped reading can be told from a slow one
}

// enter begins an output. Every call that succeeds needs a leave.
func (g *gate) enter() error {
	if g == nil {
		return nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut {
		return errShut
	}
	g.busy++
	return nil
}

func (g *gate) leave() {
	if g == nil {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.busy--
	g.moved++
}

func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut = true
}

// state tells whether something is being written, and how far it has come.
func (g *gate) state() (busy bool, moved int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.busy > 0, g.moved
}

// guarded is standard output behind the gate. It is busy from its first write to the end of the run: nobody else knows
// where a report ends.
type guarded struct {
	io.Writer
	gate  *gate
	begun bool
}

// Write lets through what belongs to an output that has begun.
func (w *guarded) Write(p []byte) (int, error) {
	if !w.begun {
		if err := w.gate.enter(); err != nil {
			return 0, err
		}
		w.begun = true
	}
	n, err := w.Writer.Write(p)
	w.gate.mu.Lock()
	w.gate.moved++
	w.gate.mu.Unlock()
	return n, err
}
