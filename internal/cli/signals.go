package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// The exit codes of a run that a signal ended.
const (
	interrupted = 130
	terminated  = 143
)

// signalled is the cause of a run that a signal ended.
type signalled struct{ code int }

func (s signalled) Error() string { return fmt.Sprintf("ended by a signal (exit code %d)", s.code) }

// signals are those that end a run.
type signals struct {
	second  <-chan os.Signal // those after the first
	release func()
}

// watchSignals stops the run at an interrupt. A closed pipe is watched too, and then left alone: otherwise it would kill
// the process at its next write, and the exit code would say nothing about the input.
func watchSignals(stop context.CancelCauseFunc) signals {
	ch, pipe := make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	for _, s := range closedPipe {
		signal.Notify(pipe, s)
	}
	done, second := make(chan struct{}), make(chan os.Signal, 1)
	go func() {
		for first := true; ; first = false {
			select {
			case s := <-ch:
				if !first {
					second <- s
					return
				}
				code := interrupted
				if s == syscall.SIGTERM {
					code = terminated
				}
				stop(signalled{code})
			case <-done:
				return
			}
		}
	}()
	return signals{second: second, release: func() { signal.Stop(ch); signal.Stop(pipe); close(done) }}
}

// await gives an interrupted command the time to finish what it is writing, as long as somebody takes it: a report that
// breaks off is worse than none. It may also be waiting for standard input, which nothing ends, and who signals once more
// wants it to end at once.
func await(done <-chan outcome, second <-chan os.Signal, g *gate) outcome {
	tick := time.NewTicker(grace)
	defer tick.Stop()
	before, still := 0, 0
	for {
		select {
		case o := <-done:
			return o
		case <-second:
			return outcome{code: Failure}
		case <-tick.C:
		}
		busy, moved := g.state()
		if still++; moved != before {
			still = 0
		}
		before = moved
		if !busy || still > stalled {
			return outcome{code: Failure}
		}
	}
}

const (
	grace   = 500 * time.Millisecond
	stalled = 10 // times that nothing was taken in a row
)
