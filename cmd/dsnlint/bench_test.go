package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// program builds the real program, once for a benchmark.
func program(b *testing.B) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "dsnlint.exe") // any system starts a program of that name
	if out, err := exec.Command("go", "build", "-trimpath", "-o", file, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return file
}

// folder is one with some files of the same text, in which %d is their number.
func folder(b *testing.B, files int, text string) string {
	b.Helper()
	dir := b.TempDir()
	for i := range files {
		data := []byte(text)
		if files > 1 {
			data = fmt.Appendf(nil, text, i)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("db%d.py", i)), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// BenchmarkColdStart are whole processes that have next to nothing to do, as a hook or an editor starts them.
func BenchmarkColdStart(b *testing.B) {
	file := program(b)
	nothing := folder(b, 1, "print(1)\n")
	settled := folder(b, 1, "# psql and sslmode are words of this text\n")
	twenty := folder(b, 20, "import psycopg2\npsycopg2.connect(host=\"db%d.example.com\", sslmode=\"require\")\n")
	for _, bb := range []struct {
		name string
		dir  string
		args []string
		ends int
	}{
		{"help", nothing, []string{"--help"}, 0},
		{"version", nothing, []string{"version"}, 0},
		{"facts of nothing", nothing, []string{"facts"}, 0},
		{"check of nothing", nothing, []string{"check"}, 0},
		{"check of a needle without a setting", settled, []string{"check"}, 0},
		{"facts of 20 connections", twenty, []string{"facts"}, 0},
		{"check of 20 connections", twenty, []string{"check"}, 1},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				cmd := exec.Command(file, bb.args...)
				cmd.Dir = bb.dir
				err := cmd.Run()
				var ended *exec.ExitError
				if err != nil && !errors.As(err, &ended) || cmd.ProcessState.ExitCode() != bb.ends {
					b.Fatalf("%v: %v", bb.args, err)
				}
			}
		})
	}
}
