package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// errWriting marks trouble while bytes are written, such as a full disk. It is a failure of the tool; a file that cannot
// be opened is for the caller to mend.
var errWriting = errors.New("writing failed")

// replaceFile writes a file whole or not at all: beside the old one, which the new one replaces when its last byte is on
// the disk. Permissions stay as they were, and so do the owner and what else is said about a file, where the system lets
// us. A link leads where it led, a hard link becomes a file of its own, and what is no regular file, such as /dev/stdout,
// is written as it is.
func replaceFile(name string, write func(io.Writer) error) error {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() || strings.HasPrefix(name, "/dev/") {
		return writeInto(name, write)
	}
	if name, err = destination(name); err != nil {
		return err
	}
	mode, exists := os.FileMode(0o644), info != nil
	if exists {
		if err := writable(name); err != nil {
			return err
		}
		mode = info.Mode().Perm()
	}
	beside := filepath.Join(filepath.Dir(name), ".dsnlint-"+rand.Text()[:10]+".tmp")
	f, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil && exists {
		inherit(f, name, info)
		err = f.Chmod(mode) // at its creation the umask took some away
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(beside, name)
	}
	if err != nil {
		return errors.Join(errWriting, err, os.Remove(beside))
	}
	return nil
}

// writeWhole is replaceFile with bytes that are at hand.
func writeWhole(name string, data []byte) error {
	return replaceFile(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// destination follows a link, also one that leads to a file that does not exist yet.
func destination(name string) (string, error) {
	const most = 40 // as the systems themselves
	for range most {
		to, err := os.Readlink(name)
		if err != nil {
			return name, nil //nolint:nilerr // it is no link
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(name), to)
		}
		name = to
	}
	return "", errors.New("too many links")
}

// writable reports why an existing file must not be replaced: a folder would let anybody replace what is in it.
func writable(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// writeInto writes to a device or pipe.
func writeInto(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return errors.Join(errWriting, err)
	}
	return nil
}

// save writes a file for the user, and says what to do where it cannot.
func save(what, shown string, data []byte, env Env) error {
	if err := env.gate.enter(); err != nil {
		return err
	}
	defer env.gate.leave()
	if err := writeWhole(absolute(shown, env), data); err != nil {
		return unwritten(what, spoken(shown), err)
	}
	return nil
}

// unwritten says why a file of the user could not be written.
func unwritten(what, shown string, err error) error {
	if errors.Is(err, errWriting) {
		return fmt.Errorf("%s could not be written to %s; is the disk full? An old file is left as it was", what, shown)
	}
	return usagef("%s cannot be written to %s; check the folder and its permissions", what, shown)
}

// absolute is where a file lies that the user named.
func absolute(name string, env Env) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(env.WorkDir, name)
}

// spoken is how a file is called in what is printed. What may be a connection string is not repeated.
func spoken(name string) string {
	if strings.ContainsAny(name, "=;@") || strings.LastIndexByte(name, ':') > 1 { // C: is a drive
		return "the file"
	}
	return name
}
