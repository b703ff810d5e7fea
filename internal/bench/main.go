// Command bench measures the program as people run it: whole processes, in turn with what they are compared with, so that
// a busy machine slows both. It prints the tables of docs/performance.md and draws its picture.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/dsnlint/dsnlint/internal/page"
)

// options are what a measurement is asked for.
type options struct {
	runs    int
	only    string // a part of the title of the tables that are wanted
	sources string // a folder of program text; "" for what Go keeps on this machine
	infra   string // a folder of YAML and HCL; "" for one made of the fixtures
	queries string // KICS' folder of queries, which its module does not bring along
	large   bool   // the largest sizes too
	write   string // the page that takes the tables; "" prints them only

	binary  string
	scratch string
}

func main() {
	var o options
	flag.IntVar(&o.runs, "runs", 5, "counted runs of each command")
	flag.StringVar(&o.only, "only", "", "tables whose title holds this")
	flag.StringVar(&o.sources, "sources", "", "folder of program text to scan; by default Go's own distribution and its module cache")
	flag.StringVar(&o.infra, "infra", "", "folder of YAML and HCL; by default copies of the fixtures")
	flag.StringVar(&o.queries, "kics-queries", "", "the folder assets/queries of KICS, to compare with it")
	flag.BoolVar(&o.large, "large", false, "the largest sizes too: 100,000 facts, 1,000,000 files")
	flag.StringVar(&o.write, "write", "", "page that takes the tables between its marks, with the picture beside it")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run builds the program, measures, and tells.
func run(ctx context.Context, o options) error {
	var err error
	if o.scratch, err = os.MkdirTemp("", "dsnlint-bench-*"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(o.scratch) }()
	if err := o.build(ctx); err != nil {
		return err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "Measured on %s with %d cores, %s, revision %s. Each figure is the median of %d runs after one that does not count; a ratio is the median of the ratios of runs in turn.\n",
		runtime.GOOS+"/"+runtime.GOARCH, runtime.NumCPU(), runtime.Version(), revision(ctx), o.runs)
	var curves []curve
	for _, part := range []func(context.Context, options) (*table, error){scanning, linters, starting} {
		t, err := part(ctx, o)
		if err != nil {
			return err
		}
		if t != nil {
			text.WriteString(t.markdown())
		}
	}
	for _, g := range growths {
		t, c, err := g.measure(ctx, o)
		if err != nil {
			return err
		}
		if t != nil {
			text.WriteString(t.markdown())
			curves = append(curves, c)
		}
	}
	fmt.Print(text.String())
	if o.write == "" {
		return nil
	}
	return publish(o.write, text.String(), plot(curves))
}

// wants reports whether a table is asked for.
func (o options) wants(title string) bool {
	return strings.Contains(strings.ToLower(title), strings.ToLower(o.only))
}

// build makes the program from the checkout around the working directory.
func (o *options) build(ctx context.Context) error {
	o.binary = filepath.Join(o.scratch, "dsnlint")
	out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", o.binary, "./cmd/dsnlint").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

func revision(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

// publish puts the tables into a page, and the picture beside it.
func publish(name, tables, picture string) error {
	if err := page.Fill(name, "make bench", tables); err != nil || picture == "" {
		return err
	}
	return os.WriteFile(strings.TrimSuffix(name, ".md")+".svg", []byte(picture), 0o644)
}
