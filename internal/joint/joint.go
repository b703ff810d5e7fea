// Package joint runs work side by side. A panic in it becomes one of whoever waits for it and can tell of it: the program
// would end by itself otherwise, and print what the panic was about, which may be a secret of somebody's.
package joint

import (
	"fmt"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

// Group is work that is waited for together. The zero value is ready.
type Group struct {
	work  sync.WaitGroup
	first atomic.Pointer[Panic]
}

// Go begins a piece of work.
func (g *Group) Go(work func()) {
	g.work.Go(func() {
		defer func() {
			if v := recover(); v != nil {
				g.first.CompareAndSwap(nil, Caught(v))
			}
		}()
		work()
	})
}

// Wait waits for all pieces of work. Where one of them ended in a panic, so does this.
func (g *Group) Wait() {
	g.work.Wait()
	if p := g.first.Load(); p != nil {
		panic(p)
	}
}

// Each does what is numbered from 0 to n-1, the lowest first, with so many workers side by side, which have numbers too:
// what one of them keeps for itself is found by it.
func Each(n, workers int, do func(worker, i int)) {
	var (
		next atomic.Int64
		g    Group
	)
	for worker := range min(workers, n) {
		g.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(worker, i)
			}
		})
	}
	g.Wait()
}

// Panic is one that was caught: where it began, and nothing of what it says.
type Panic struct{ at string }

// At is the line of this module that was running, as lint/lint.go:12; "" if there is none.
func (p *Panic) At() string { return p.at }

// Caught is called by who has just recovered from a panic.
func Caught(v any) *Panic {
	if p, ok := v.(*Panic); ok {
		return p // of another piece of work
	}
	return &Panic{where()}
}

// module is what the names of this module's functions begin with.
const module = "github.com/dsnlint/dsnlint/"

// where is the innermost line of this module on the way to the panic that is being recovered from.
func where() string {
	pcs := make([]uintptr, 256)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for thrown := false; ; {
		f, more := frames.Next()
		if f.Function == "runtime.gopanic" {
			thrown = true
		} else if name, ours := strings.CutPrefix(f.Function, module); thrown && ours {
			return fmt.Sprintf("%s:%d", path.Join(folderOf(name), path.Base(f.File)), f.Line)
		}
		if !more {
			return ""
		}
	}
}

// folderOf is the folder of a function: that of parser/yaml.(*reader).node is parser/yaml.
func folderOf(function string) string {
	folder, name := path.Split(function)
	name, _, _ = strings.Cut(name, ".")
	return folder + name
}
