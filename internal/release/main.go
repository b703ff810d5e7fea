// Command release builds what is published: archives for every system, their checksums, a bill of materials and a formula
// for Homebrew. It builds what HEAD holds, never the work tree, and makes the same bytes wherever and whenever it runs.
// It uploads nothing.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
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

// compare builds everything twice, in folders whose names differ in length, and fails where a byte differs.
func compare(ctx context.Context, _ string, targets []string) error {
	s, err := stampOf(ctx)
	if err != nil {
		return err
	}
	var first map[string]string
	for _, pattern := range []string{"dsnlint-a*", "dsnlint-another-folder-*"} {
		out, err := os.MkdirTemp("", pattern)
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(out) }()
		source, err := export(ctx, s)
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(source) }()
		names, err := makeAll(ctx, s, source, out, targets)
		if err != nil {
			return err
		}
		sums, err := sumsOf(out, names)
		if err != nil {
			return err
		}
		if first == nil {
			first = sums
			continue
		}
		for _, name := range names {
			if first[name] != sums[name] {
				return fmt.Errorf("%s differs between two builds", name)
			}
			fmt.Println("the same twice:", sums[name], name)
		}
	}
	return nil
}
