package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"time"
)

// command is a program as it is measured.
type command struct {
	name string
	dir  string // "" for the working directory
	args []string
	ends []int // exit codes besides 0 that say that it worked
}

// usage is what one run took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes of memory of the largest process; 0 where the system does not tell
}

// run starts a command, reads its output to the end, and tells what it took.
func (c command) run(ctx context.Context) (usage, error) {
	cmd := exec.CommandContext(ctx, c.args[0], c.args[1:]...)
	cmd.Dir = c.dir
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if errors.As(err, &exit) && slices.Contains(c.ends, exit.ExitCode()) {
		err = nil
	}
	if err != nil {
		return usage{}, fmt.Errorf("%s: %w", c.name, err)
	}
	s := cmd.ProcessState
	return usage{wall: wall, cpu: s.UserTime() + s.SystemTime(), peak: peak(s)}, nil
}

// inTurn runs commands one after the other, again and again, and gives the runs of each that count.
func inTurn(ctx context.Context, runs int, commands ...command) ([][]usage, error) {
	out := make([][]usage, len(commands))
	for round := range runs + 1 {
		for i, c := range commands {
			u, err := c.run(ctx)
			if err != nil {
				return nil, err
			}
			if round > 0 {
				out[i] = append(out[i], u)
			}
		}
	}
	return out, nil
}

// median is the middle one of some values, of an even number the lower one of the two in the middle.
func median[T int64 | float64 | time.Duration](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[(len(sorted)-1)/2]
}

// of gathers one figure of some runs.
func of[T any](runs []usage, figure func(usage) T) []T {
	out := make([]T, len(runs))
	for i, u := range runs {
		out[i] = figure(u)
	}
	return out
}

func wall(u usage) time.Duration { return u.wall }
func cpu(u usage) time.Duration  { return u.cpu }
func memory(u usage) int64       { return u.peak }

// ratio is how much longer the first takes than the second, pair by pair.
func ratio(a, b []usage) float64 {
	out := make([]float64, len(a))
	for i := range a {
		out[i] = a[i].wall.Seconds() / b[i].wall.Seconds()
	}
	return median(out)
}
