package lint

import (
	"bufio"
	"io"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// objects reads the objects of a repository, all in one process, which begins with the first.
type objects struct {
	repository
	mu     sync.Mutex // one question at a time
	cmd    *exec.Cmd
	ask    io.WriteCloser
	answer *bufio.Reader
	failed bool // what it said cannot be understood, or it ended
	starts int
}

// maxStarts bounds how often git is started anew. It ends where an object is missing that it would have to fetch.
const maxStarts = 16

func newObjects(r repository) *objects { return &objects{repository: r} }

// start begins the process, or another one where the last has failed.
func (o *objects) start() bool {
	if o.cmd != nil && !o.failed {
		return true
	}
	o.end()
	if o.starts++; o.starts > maxStarts {
		return false
	}
	cmd := o.command("cat-file", "--batch")
	ask, err := cmd.StdinPipe()
	if err == nil {
		var answer io.Reader
		if answer, err = cmd.StdoutPipe(); err == nil {
			if err = cmd.Start(); err == nil {
				o.cmd, o.ask, o.answer = cmd, ask, bufio.NewReaderSize(answer, 64<<10)
			}
		}
	}
	return err == nil
}

// read returns the content of an object: by its name, or by :PATH as it is staged. A name with a line break, which no
// object has, would be two questions.
func (o *objects) read(name string) ([]byte, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if strings.Contains(name, "\n") || !o.start() {
		return nil, errNoObject
	}
	return o.exchange(name)
}

// exchange asks one question. After an answer that is no answer nothing more can be understood.
func (o *objects) exchange(name string) ([]byte, error) {
	_, err := io.WriteString(o.ask, name+"\n")
	var head string
	if err == nil {
		head, err = o.answer.ReadString('\n')
	}
	if err != nil {
		o.failed = true
		return nil, errNoObject
	}
	about := strings.Fields(head) // OBJECT KIND SIZE, or the question and why it has no answer
	if len(about) < 3 || about[len(about)-2] != "blob" {
		return nil, o.skip(about)
	}
	size, err := strconv.ParseInt(about[len(about)-1], 10, 64)
	switch {
	case err != nil || size < 0:
		o.failed = true
		return nil, errNoObject
	case size > maxBytes:
		o.discard(size + 1)
		return nil, errTooLarge
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(o.answer, data); err != nil {
		o.failed = true
		return nil, errNoObject
	}
	return data[:size], nil
}

// skip passes over an object that is no file.
func (o *objects) skip(about []string) error {
	if len(about) == 3 && about[2] != "missing" {
		if size, err := strconv.ParseInt(about[2], 10, 64); err == nil {
			o.discard(size + 1)
		}
	}
	return errNoObject
}

func (o *objects) discard(n int64) {
	if _, err := io.CopyN(io.Discard, o.answer, n); err != nil {
		o.failed = true
	}
}

func (o *objects) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.end()
	o.starts = maxStarts
}

func (o *objects) end() {
	if o.cmd != nil {
		_ = o.ask.Close()
		if o.failed {
			_ = o.cmd.Process.Kill() // it may wait for somebody to read on
		}
		_ = o.cmd.Wait()
	}
	o.cmd, o.failed = nil, false
}
