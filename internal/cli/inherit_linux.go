package cli

import (
	"bytes"
	"os"
	"syscall"
)

// inheritAttributes copies extended attributes, among them access control lists.
func inheritAttributes(f *os.File, old string) {
	list := make([]byte, 1<<16) // the most that the system has
	n, err := syscall.Listxattr(old, list)
	if err != nil {
		return
	}
	value := make([]byte, 1<<16)
	for name := range bytes.SplitSeq(list[:n], []byte{0}) {
		if len(name) == 0 {
			continue
		}
		if n, err := syscall.Getxattr(old, string(name), value); err == nil {
			_ = syscall.Setxattr(f.Name(), string(name), value[:n], 0)
		}
	}
}
