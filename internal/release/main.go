// Command release builds what is published: archives for every system, their checksums, a bill of materials and a formula
// for Homebrew. It builds what HEAD holds, never the work tree, and makes the same bytes wherever and whenever it runs.
// It uploads nothing.
package main

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/signal"
	"slices"
	"strings"
)

func main() {
	out := flag.String("out", "dist", "folder that the release is written to")
	targets := flag.String("targets", "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64", "systems to build for")
	check := flag.Bool("check", false, "build twice in different folders, compare the bytes, and keep nothing")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	run := release
	if *check {
		run = compare
	}
	if err := run(ctx, *out, strings.Split(*targets, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		stop()
		os.Exit(1) //nolint:gocritic // stop has run
	}
}

// release writes everything to a folder.
func release(ctx context.Context, out string, targets []string) error {
	s, err := stampOf(ctx)
	if err != nil {
		return err
	}
	source, err := export(ctx, s)
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(source) }()
	names, err := makeAll(ctx, s, source, out, targets)
	if err != nil {
		return err
	}
	for _, name := range names {
		fmt.Println(name)
	}
	return nil
}

// compare builds everything twice, in folders whose names differ in length, and fails where a byte differs. The second
// time nothing of the first is at hand: Go's cache would give back what it has.
func compare(ctx context.Context, _ string, targets []string) error {
	s, err := stampOf(ctx)
	if err != nil {
		return err
	}
	first, err := trial(ctx, s, "dsnlint-a*", targets)
	if err != nil {
		return err
	}
	cache, err := os.MkdirTemp("", "dsnlint-cache-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(cache) }()
	if err := os.Setenv("GOCACHE", cache); err != nil {
		return err
	}
	second, err := trial(ctx, s, "dsnlint-another-folder-*", targets)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(first)) {
		if first[name] != second[name] {
			return fmt.Errorf("%s differs between two builds", name)
		}
		fmt.Println("the same twice:", first[name], name)
	}
	return nil
}

// trial makes everything in a new folder and returns the sums of it.
func trial(ctx context.Context, s stamp, pattern string, targets []string) (map[string]string, error) {
	out, err := os.MkdirTemp("", pattern)
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(out) }()
	source, err := export(ctx, s)
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(source) }()
	names, err := makeAll(ctx, s, source, out, targets)
	if err != nil {
		return nil, err
	}
	return sumsOf(out, names)
}
