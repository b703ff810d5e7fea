//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak is the largest memory of a process that has ended, in bytes.
func peak(s *os.ProcessState) int64 {
	usage, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // the one system that counts bytes
		return int64(usage.Maxrss) //nolint:unconvert // narrower on other systems
	}
	return int64(usage.Maxrss) * 1024 //nolint:unconvert // narrower on other systems
}
