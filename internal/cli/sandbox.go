package cli

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"time"

	"github.com/dsnlint/dsnlint/rules"
)

// sandboxWord is the subcommand of `policy` that this program starts itself with. It is no command for people.
const sandboxWord = "sandbox"

// The child tells by its exit code which limit it reached.
const (
	outOfMemory = 20
	outOfTime   = 21
)

// sandbox starts this program once more, with nothing but a request, and reads its answer.
func (e Env) sandbox() rules.Sandbox {
	return func(ctx context.Context, request []byte, limits rules.Limits) ([]byte, error) {
		if e.Program == "" {
			return nil, errors.New("custom policies need a process of their own, and this program cannot be found to start it")
		}
		// The child ends itself in time; this is for one that cannot.
		ctx, stop := context.WithTimeout(ctx, limits.Time+limits.Time/2+time.Second)
		defer stop()
		cmd := exec.CommandContext(ctx, e.Program)
		cmd.Args = []string{e.Called, "policy", sandboxWord, strconv.FormatInt(limits.Memory, 10), limits.Time.String()}
		cmd.Env, cmd.Dir = []string{}, filepath.VolumeName(e.Program)+string(filepath.Separator)
		cmd.Stdin = bytes.NewReader(request)
		cmd.WaitDelay = time.Second
		said, last := &bounded{most: rules.MaxAnswer, full: stop}, &bounded{most: 4 << 10}
		cmd.Stdout, cmd.Stderr = said, last
		err := cmd.Run()
		return said.text.Bytes(), ended(ctx, err, said, last)
	}
}

// ended tells which limit ended the child, if one did. What it wrote to standard error is looked at and never shown.
func ended(ctx context.Context, err error, said, last *bounded) error {
	var exit *exec.ExitError
	switch {
	case said.over:
		return rules.OutOfWords
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return rules.OutOfTime
	case !errors.As(err, &exit):
		return errors.New("the process for custom policies cannot be started; check that this program may start itself")
	case exit.ExitCode() == outOfTime:
		return rules.OutOfTime
	case exit.ExitCode() == outOfMemory, bytes.Contains(last.text.Bytes(), []byte("out of memory")), bytes.Contains(last.text.Bytes(), []byte("cannot allocate")):
		return rules.OutOfMemory
	}
	return rules.Crashed
}

// bounded is a buffer that takes so much and no more. The buffer is not embedded: its ReadFrom would know no bound.
type bounded struct {
	text bytes.Buffer
	most int
	over bool
	full func() // called when it is full; nil to drop the rest silently
}

// Write keeps what fits.
func (b *bounded) Write(p []byte) (int, error) {
	room := min(len(p), b.most-b.text.Len())
	b.text.Write(p[:room])
	if room < len(p) && b.full != nil {
		b.over = true
		b.full()
	}
	return len(p), nil
}

// runSandbox is the child. It limits itself before it reads anything.
func runSandbox(ctx context.Context, args []string, env Env) (int, error) {
	if len(args) != 2 {
		return Usage, usagef("policy %s is run by dsnlint itself", sandboxWord)
	}
	memory, err := strconv.ParseInt(args[0], 10, 64)
	limit, err2 := time.ParseDuration(args[1])
	if err != nil || err2 != nil || memory <= 0 || limit <= 0 {
		return Usage, usagef("policy %s is run by dsnlint itself", sandboxWord)
	}
	confine(memory, limit)
	debug.SetMaxStack(int(min(memory/4, 256<<20)))
	go watchMemory(uint64(memory))
	go watchParent()
	go func() {
		time.Sleep(limit)
		os.Exit(outOfTime)
	}()
	return Clean, rules.Serve(ctx, env.Stdin, env.Stdout)
}

// watchMemory ends the process when its memory grows above the limit. A single huge allocation is stopped by confine, where
// the system can.
func watchMemory(limit uint64) {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	for {
		metrics.Read(samples)
		if samples[0].Value.Uint64()-samples[1].Value.Uint64() > limit {
			os.Exit(outOfMemory)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// watchParent ends the process when the one that asked has gone: killed, it could not end this one. Where the system does
// not tell, the limit of time does.
func watchParent() {
	for parent := os.Getppid(); os.Getppid() == parent; {
		time.Sleep(100 * time.Millisecond)
	}
	os.Exit(Failure)
}
