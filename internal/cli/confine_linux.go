package cli

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

// confine asks the kernel to hold the limits too: memory with room for what the run-time needs, processor time, and no
// files to write. What the kernel refuses is left to the watchdogs.
func confine(memory int64, limit time.Duration) {
	seconds := uint64(limit/time.Second) + 2
	most := map[int]uint64{
		syscall.RLIMIT_DATA:  uint64(memory) + runtimeRoom,
		syscall.RLIMIT_CPU:   seconds * 4, // all processors together
		syscall.RLIMIT_FSIZE: 0,
		syscall.RLIMIT_CORE:  0,
	}
	// The limit for data alone lets a single huge allocation through: the run-time reserves its addresses first, and what
	// takes the place of a reservation counts as nothing new.
	if mapped := addressSpace(); mapped > 0 {
		most[syscall.RLIMIT_AS] = mapped + uint64(memory) + 2*runtimeRoom
	}
	for resource, most := range most {
		_ = syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most})
	}
}

// runtimeRoom is what Go's run-time maps beside the heap: stacks of threads, tables of pages.
const runtimeRoom = 128 << 20

// addressSpace is how much the process has mapped or reserved; 0 if the system does not tell.
func addressSpace() uint64 {
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	var pages uint64
	if _, err := fmt.Sscan(string(data), &pages); err != nil {
		return 0
	}
	return pages * uint64(os.Getpagesize())
}
