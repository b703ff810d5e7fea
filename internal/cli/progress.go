package cli

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/dsnlint/dsnlint/lint"
)

const (
	patience = 700 * time.Millisecond // runs that end sooner show nothing
	beat     = 120 * time.Millisecond // between two states, so that nothing flickers
	eraser   = "\r\x1b[K"
)

// lint runs the linter and shows on a terminal how far it has come.
func (c *checkFlags) lint(ctx context.Context, o lint.Options, env Env) (*lint.Result, error) {
	if !c.watched(env) {
		return lint.Run(ctx, o)
	}
	p := &progress{w: env.Stderr}
	o.Progress = p.tell
	defer p.show()()
	return lint.Run(ctx, o)
}

// watched reports whether anybody looks: standard error is a terminal that can erase a line, the run is not quiet, and
// no CI system keeps what is printed.
func (c *checkFlags) watched(env Env) bool {
	return env.Talking && !c.quiet && env.Getenv("TERM") != "dumb" && env.Getenv("CI") == ""
}

// progress is one line of a terminal, which is gone at the end.
type progress struct {
	w     io.Writer
	mu    sync.Mutex
	at    lint.Progress
	shown lint.Progress
}

// tell notes how far the run has come.
func (p *progress) tell(at lint.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at = at
}

// show draws until its result is called, which returns when the line is gone.
func (p *progress) show() (end func()) {
	stop, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		wait := time.NewTimer(patience)
		defer wait.Stop()
		for {
			select {
			case <-stop:
				p.erase()
				return
			case <-wait.C:
				p.draw()
				wait.Reset(beat)
			}
		}
	}()
	return func() { close(stop); <-gone }
}

// draw shows the state unless it is shown already.
func (p *progress) draw() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.at == p.shown {
		return
	}
	line := p.at.Stage + " …"
	if p.at.Total > 0 {
		line = fmt.Sprintf("%s %d of %d files", p.at.Stage, p.at.Done, p.at.Total)
	}
	fmt.Fprint(p.w, eraser, line)
	p.shown = p.at
}

func (p *progress) erase() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown != (lint.Progress{}) {
		fmt.Fprint(p.w, eraser)
	}
}
