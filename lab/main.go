// Command lab runs real client programs against real servers and records what they do. Every case is one source file:
// the bytes that are run here are the bytes that the linter reads in the project's tests.
//
//	lab [-only driver,driver] [-case text,text] [-new] [-sample n [-seed n]] [-check]
//
// It needs root on Linux: installing packages, and namespaces of its own, in which nothing leaves the loopback
// interface and from which nothing stays behind.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/dsnlint/dsnlint/lab/bench"
	"github.com/dsnlint/dsnlint/lab/engine"
	"github.com/dsnlint/dsnlint/lab/kit"
	"github.com/dsnlint/dsnlint/lab/plan"
	"github.com/dsnlint/dsnlint/lab/record"
	"github.com/dsnlint/dsnlint/lab/state"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	run := outside
	if len(os.Args) == 4 && os.Args[1] == "inside" {
		run = inside
	}
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "lab:", err)
		os.Exit(1)
	}
}

// flags are what a run is asked for.
type flags struct {
	only, match  string
	sample, seed int
	check, fresh bool
}

func parse() flags {
	var f flags
	flag.StringVar(&f.only, "only", "", "drivers to run, separated by commas; all by default")
	flag.StringVar(&f.match, "case", "", "run only cases whose name holds one of these texts, separated by commas")
	flag.IntVar(&f.sample, "sample", 0, "run this many cases drawn at random and compare them with the recording")
	flag.IntVar(&f.seed, "seed", 1, "what the random choice starts from")
	flag.BoolVar(&f.check, "check", false, "compare with the recording, write nothing")
	flag.BoolVar(&f.fresh, "new", false, "run only what has no recording yet, or was changed since")
	flag.Parse()
	f.check = f.check || f.sample > 0
	return f
}

// outside installs and builds, which needs the package registries, then runs everything inside.
func outside(ctx context.Context) error {
	f := parse()
	repository, err := checkout()
	if err != nil {
		return err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	home := filepath.Join(cache, "dsnlint-lab")
	unlock, err := alone(ctx, home)
	if err != nil {
		return err
	}
	defer unlock()
	drivers, err := plan.Load(filepath.Join(repository, "lab", "cases"))
	if err != nil {
		return err
	}
	if f.only != "" {
		names := strings.Split(f.only, ",")
		drivers = slices.DeleteFunc(drivers, func(d *plan.Driver) bool { return !slices.Contains(names, d.Driver) })
	}
	tasks, skips := plan.Prepare(ctx, drivers, plan.Options{Repository: repository, Cache: home, Keep: f.keep(drivers)})
	for _, s := range skips {
		fmt.Printf("skipped %s %s: %s\n", s.Driver, s.Version, s.Reason)
	}
	if f.fresh {
		if tasks, err = record.Missing(repository, tasks); err != nil {
			return err
		}
	}
	if len(tasks) == 0 {
		return errors.New("no case can be run; see the reasons above")
	}
	results, err := enterInTurn(ctx, tasks)
	if err != nil {
		return err
	}
	return report(repository, results, len(skips), f.check)
}

// alone waits until no other lab runs on the machine: programs that share its processors with another lab's do not end
// in time, and installing into one folder twice breaks it.
func alone(ctx context.Context, home string) (unlock func(), err error) {
	if err := os.MkdirAll(home, 0o755); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(home, "lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := lock(file, syscall.LOCK_NB); !errors.Is(err, syscall.EWOULDBLOCK) {
		return func() { _ = file.Close() }, err
	}
	fmt.Println("another lab is running: waiting for its end")
	turn := make(chan error, 1)
	go func() { turn <- lock(file, 0) }() // the system serves first who came first
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case err := <-turn:
		return func() { _ = file.Close() }, err
	}
}

// lock takes a file for this program alone.
func lock(file *os.File, how int) error {
	for {
		if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|how); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// checkout is the folder of the project that the command is started in, or below.
func checkout() (string, error) {
	at, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "lab", "cases")); err == nil {
			return at, nil
		}
	}
	return "", errors.New("start it inside a checkout of the project")
}

// keep chooses the cases: all, those that match, or some drawn at random.
func (f flags) keep(drivers []*plan.Driver) func(driver, file, version string) bool {
	if f.sample == 0 {
		texts := strings.Split(f.match, ",")
		return func(_, file, _ string) bool {
			return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(file, text) })
		}
	}
	var all []string
	for _, d := range drivers {
		for _, v := range d.Versions {
			for _, name := range d.Cases {
				all = append(all, d.Driver+"/"+name+"@"+v.Version)
			}
		}
	}
	random := rand.New(rand.NewPCG(uint64(f.seed), 0))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	drawn := all[:min(f.sample, len(all))]
	return func(driver, file, version string) bool { return slices.Contains(drawn, driver+"/"+file+"@"+version) }
}

// enterInTurn runs tasks whose engines want the same port one group after the other.
func enterInTurn(ctx context.Context, tasks []plan.Task) ([]bench.Result, error) {
	var names []string
	for _, t := range tasks {
		if slices.Contains(names, t.Engine) {
			continue
		}
		names = append(names, t.Engine)
		if e := engine.Lookup(t.Engine); e != nil {
			if err := kit.Root("").Apt(ctx, e.Apt); err != nil {
				return nil, err
			}
		}
	}
	var out []bench.Result
	for _, group := range engine.Apart(names) {
		var part []plan.Task
		for _, t := range tasks {
			if slices.Contains(group, t.Engine) {
				part = append(part, t)
			}
		}
		results, err := enter(ctx, part)
		if err != nil {
			return nil, err
		}
		out = append(out, results...)
	}
	return out, nil
}

// enter runs this program again in namespaces of its own: network, mounts and processes. They end with it.
func enter(ctx context.Context, tasks []plan.Task) ([]bench.Result, error) {
	dir, err := os.MkdirTemp("", "dsnlint-lab")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	data, err := json.Marshal(tasks)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "tasks.json"), data, 0o644); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child", self, "inside", dir, filepath.Join(dir, "results.json"))
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("inside: %w", err)
	}
	var results []bench.Result
	data, err = os.ReadFile(filepath.Join(dir, "results.json"))
	if err != nil {
		return nil, err
	}
	return results, json.Unmarshal(data, &results)
}

// inside starts the servers and runs the tasks.
func inside(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	dir, out := os.Args[2], os.Args[3]
	if err := exec.CommandContext(ctx, "ip", "link", "set", "lo", "up").Run(); err != nil {
		return fmt.Errorf("the loopback interface does not come up: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "tasks.json"))
	if err != nil {
		return err
	}
	var tasks []plan.Task
	if err := json.Unmarshal(data, &tasks); err != nil {
		return err
	}
	b, err := bench.Open(ctx, dir, tasks)
	if err != nil {
		return err
	}
	results := []bench.Result{}
	b.Run(ctx, tasks, func(r bench.Result) {
		results = append(results, r)
		fmt.Printf("%s %s %s\n", vector(r.Servers), r.Task.Version, r.Task.Case)
	})
	if data, err = json.Marshal(results); err != nil {
		return err
	}
	return os.WriteFile(out, data, 0o644)
}

// vector is a letter for each server, the six first: P plaintext, L login only, T TLS, x refused, ? no end in time.
func vector(servers map[state.State]state.Outcome) string {
	letters := map[state.Outcome]string{"": "?", state.Plaintext: "P", state.LoginTLS: "L", state.TLS: "T", state.Refused: "x"}
	var out strings.Builder
	for _, at := range state.Known {
		if outcome, ran := servers[at]; ran {
			out.WriteString(letters[outcome])
		}
	}
	return out.String()
}

// report writes the recordings, or says where a fresh run differs from them. A check fails by nothing but a difference:
// a version that Debian has moved on from, or a machine too busy for a program to end in time, refutes no recording.
func report(repository string, results []bench.Result, skipped int, check bool) error {
	fresh := map[string][]record.Case{}
	undecided := 0
	for _, r := range results {
		if !r.Decided() {
			undecided++
			fmt.Printf("not recorded: %s %s: %v\n", r.Task.Case, r.Task.Version, r.Errors)
			continue
		}
		c, err := record.Of(r)
		if err != nil {
			return err
		}
		fresh[r.Task.Driver] = append(fresh[r.Task.Driver], c)
	}
	differ := 0
	for driver, cases := range fresh {
		f, err := record.Read(repository, driver)
		if err != nil {
			return err
		}
		if check {
			differ += differences(&f, cases)
			continue
		}
		f.Merge(repository, cases)
		if err := f.Write(repository); err != nil {
			return err
		}
	}
	fmt.Printf("%d cases run, %d drivers, %d skipped, %d not ended in time, %d differ from the recording\n", len(results), len(fresh), skipped, undecided, differ)
	if undecided > 0 && !check {
		return errors.New("some programs did not end in time")
	}
	if differ > 0 {
		return errors.New("the recordings do not hold: run `make lab` and look at what changed")
	}
	return nil
}

func differences(f *record.File, cases []record.Case) int {
	n := 0
	for _, c := range cases {
		changes, recorded := f.Changes(c)
		if !recorded {
			fmt.Printf("%s %s: there is no recording of it\n", c.Case, c.Version)
		}
		for _, change := range changes {
			fmt.Printf("%s %s %s\n", c.Case, c.Version, change)
		}
		if len(changes) > 0 {
			n++
		}
	}
	return n
}
