//go:build unix

package cli

import (
	"os"
	"syscall"
)

// inherit gives a file the owner of the one that it replaces, and what else is said about that one. Who may not do so
// leaves the file as any editor would that writes a new one.
func inherit(f *os.File, old string, info os.FileInfo) {
	if was, ok := info.Sys().(*syscall.Stat_t); ok {
		if f.Chown(int(was.Uid), int(was.Gid)) != nil {
			_ = f.Chown(-1, int(was.Gid))
		}
	}
	inheritAttributes(f, old)
}
