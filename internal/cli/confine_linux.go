package cli

import (
	"syscall"
	"time"
)

// confine asks the kernel to hold the limits too: memory with room for what the run-time needs, processor time, and no
// files to write. What the kernel refuses is left to the watchdogs.
func confine(memory int64, limit time.Duration) {
	seconds := uint64(limit/time.Second) + 2
	for resource, most := range map[int]uint64{
		syscall.RLIMIT_DATA:  uint64(memory) + runtimeRoom,
		syscall.RLIMIT_CPU:   seconds * 4, // all processors together
		syscall.RLIMIT_FSIZE: 0,
		syscall.RLIMIT_CORE:  0,
	} {
		_ = syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most})
	}
}

// runtimeRoom is what Go's run-time maps beside the heap: stacks of threads, tables of pages.
const runtimeRoom = 128 << 20
