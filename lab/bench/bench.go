// Package bench runs tasks against the servers of their engines, inside namespaces of its own: no packet leaves the loopback
// interface, the hosts file and the trust stores that programs see are the lab's, and every process ends with it.
package bench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/dsnlint/dsnlint/lab/authority"
	"github.com/dsnlint/dsnlint/lab/engine"
	"github.com/dsnlint/dsnlint/lab/kit"
	"github.com/dsnlint/dsnlint/lab/plan"
	"github.com/dsnlint/dsnlint/lab/state"
)

// allowance is how long one program may take against one server.
const allowance = time.Minute

var errSlow = fmt.Errorf("no end within %s: give the case a time-out of its own", allowance)

// errEnough ends a program whose outcome is known.
var errEnough = errors.New("the outcome is known")

// Result is what came of one task.
type Result struct {
	Task    plan.Task
	Servers map[state.State]state.Outcome // "" where the program did not end in time
	Errors  map[state.State]string        // what the program said where it was refused
}

// unable is what run-times say of a program that cannot work at all: it never came as far as the driver.
var unable = regexp.MustCompile(`cannot open .*_run|ImportError|ModuleNotFoundError|SyntaxError|NameError|Cannot find module|ERR_MODULE_NOT_FOUND|` +
	`NoClassDefFoundError|ClassNotFoundException|UnsupportedClassVersionError|LoadError|Class "[^"]*" not found|undefined (method|function)`)

// Decided reports whether every server has an outcome that is the driver's doing.
func (r *Result) Decided() bool {
	for _, at := range states(&r.Task) {
		if r.Servers[at] == "" || unable.MatchString(r.Errors[at]) {
			return false
		}
	}
	return true
}

// states are the servers that a task is run against.
func states(t *plan.Task) []state.State {
	if e := engine.Lookup(t.Engine); e != nil {
		return e.States()
	}
	return state.All
}

// Bench is a laboratory that is set up.
type Bench struct {
	dir     string
	set     *authority.Set
	logs    map[string]*engine.Log
	engines map[string]*engine.Engine
}

// Open starts the engines that the tasks need, in a folder of its own.
func Open(ctx context.Context, dir string, tasks []plan.Task) (*Bench, error) {
	set, err := authority.New()
	if err != nil {
		return nil, err
	}
	b := &Bench{dir: dir, set: set, logs: map[string]*engine.Log{}, engines: map[string]*engine.Engine{}}
	if err := b.shelve(tasks); err != nil {
		return nil, err
	}
	for _, t := range tasks {
		if b.engines[t.Engine] != nil {
			continue
		}
		e := engine.Lookup(t.Engine)
		if e == nil {
			return nil, fmt.Errorf("%s: there is no engine %q", t.Case, t.Engine)
		}
		if b.logs[t.Engine], err = e.Run(ctx, filepath.Join(dir, t.Engine), set); err != nil {
			return nil, err
		}
		b.engines[t.Engine] = e
	}
	return b, nil
}

// Run runs all tasks, a few at a time.
func (b *Bench) Run(ctx context.Context, tasks []plan.Task, done func(Result)) {
	type job struct {
		task int
		at   state.State
	}
	jobs := make(chan job)
	results := make([]Result, len(tasks))
	left := make([]int, len(tasks))
	for i, t := range tasks {
		results[i] = Result{Task: t, Servers: map[state.State]state.Outcome{}, Errors: map[state.State]string{}}
		left[i] = len(states(&t))
	}
	var mu sync.Mutex
	var all sync.WaitGroup
	for range 3 * runtime.NumCPU() { // most of a run is waiting
		all.Go(func() {
			for j := range jobs {
				outcome, said := b.one(ctx, j.task, tasks[j.task], j.at)
				mu.Lock()
				results[j.task].Servers[j.at] = outcome
				if outcome == state.Refused || outcome == "" {
					results[j.task].Errors[j.at] = said
				}
				if left[j.task]--; left[j.task] == 0 {
					done(results[j.task])
				}
				mu.Unlock()
			}
		})
	}
	for i := range tasks {
		for _, at := range states(&tasks[i]) {
			jobs <- job{i, at}
		}
	}
	close(jobs)
	all.Wait()
}

// one runs a task against one server.
func (b *Bench) one(ctx context.Context, n int, t plan.Task, at state.State) (state.Outcome, string) {
	address := engine.Address(n, at)
	dir := filepath.Join(b.dir, "runs", fmt.Sprintf("%d-%s", n, at))
	if err := b.furnish(dir, address, t); err != nil {
		return state.Refused, err.Error()
	}
	defer os.RemoveAll(dir)
	said, err := b.start(ctx, dir, address, t, at)
	outcome := b.logs[t.Engine].Outcome(address)
	switch {
	case errors.Is(err, errEnough):
		return outcome, "the server saw the client give up"
	case errors.Is(err, errSlow):
		return "", err.Error() // slowness is no verdict
	case err == nil && (outcome == "" || outcome == state.Refused):
		return state.Refused, "the program ended without a connection"
	case err == nil || b.engines[t.Engine].ByBytes && outcome != "":
		return outcome, lastWords(said)
	}
	if said == "" {
		said = err.Error()
	}
	return state.Refused, lastWords(said)
}

// furnish makes the working folder of a run: the case, the CA in the forms that drivers read, and a hosts file.
func (b *Bench) furnish(dir, address string, t plan.Task) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	data, err := os.ReadFile(t.File)
	if err != nil {
		return err
	}
	crl, err := b.set.CA.CRL()
	if err != nil {
		return err
	}
	files := map[string][]byte{
		filepath.Base(t.File): data, "ca.crl": crl,
		"hosts":  fmt.Appendf(nil, "127.0.0.1 localhost\n%s %s\n", address, state.Host),
		"ca.pem": b.set.CA.PEM, "other-ca.pem": b.set.Other.PEM,
		"server.pem":       b.set.Pairs[state.Good].Cert, // of the right server, for the drivers that pin
		"server.sha1":      fingerprint(b.set.Pairs[state.Good].Cert),
		"lowered.security": []byte(kit.Lowered),
	}
	if t.Runner != "" {
		if files[filepath.Base(t.Runner)], err = os.ReadFile(t.Runner); err != nil {
			return err
		}
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	for _, name := range b.stores() {
		if err := os.Symlink(filepath.Join(b.shelf(), name), filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	for _, name := range t.Links {
		if err := os.Symlink(filepath.Join(t.Dir, name), filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// enter runs a program with the hosts file of its run, in the machine or in the root that $0 names, which asks the machine's
// name server.
const enter = `mount --bind hosts "$0/etc/hosts" && if test -z "$0"; then exec "$@"; else mount --bind /etc/resolv.conf "$0/etc/resolv.conf" && exec chroot "$0" sh -c 'cd "$0" && exec "$@"' "$PWD" "$@"; fi`

func (b *Bench) start(ctx context.Context, dir, address string, t plan.Task, at state.State) (string, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, allowance, errSlow)
	defer cancel()
	if b.engines[t.Engine].ByBytes {
		var enough context.CancelCauseFunc
		ctx, enough = context.WithCancelCause(ctx)
		go b.watch(ctx, address, t, enough)
	}
	argv, env := t.Argv, b.environment(dir, t)
	if at == state.OldTLS {
		argv, env = t.Lowered, append(env, "OPENSSL_CONF="+filepath.Join(b.shelf(), "openssl.cnf"))
	}
	cmd := exec.CommandContext(ctx, "unshare", append([]string{"--mount", "sh", "-c", enter, string(t.Root)}, argv...)...)
	cmd.Dir, cmd.Env = dir, env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	return errs.String() + "\n" + out.String(), err
}

// grace is how long a client may go on after it was seen to accept or to give up, to try another way.
const grace = 2 * time.Second

// watch ends a program that talks to a stub: it would wait for answers that never come.
func (b *Bench) watch(ctx context.Context, address string, t plan.Task, enough context.CancelCauseFunc) {
	for ctx.Err() == nil && b.logs[t.Engine].Outcome(address) == "" {
		time.Sleep(100 * time.Millisecond)
	}
	select {
	case <-ctx.Done():
	case <-time.After(grace):
	}
	enough(errEnough)
}

// environment is the same for every run but for its folder, and holds nothing of the caller's but where programs are.
func (b *Bench) environment(dir string, t plan.Task) []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "LANG=C.UTF-8", "TZ=UTC"}
	if v := os.Getenv("JAVA_HOME"); v != "" {
		env = append(env, "JAVA_HOME="+v)
	}
	if t.Trust == "system" {
		env = append(env, "SSL_CERT_FILE="+filepath.Join(b.shelf(), "system.pem"), "NODE_EXTRA_CA_CERTS="+filepath.Join(b.shelf(), "system.pem"))
	}
	return slices.Concat(env, t.Env)
}
