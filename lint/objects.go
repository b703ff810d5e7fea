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

// read returns the content of an object: by its name, or by :PATH as it is staged.
func (o *objects) read(name string) ([]byte, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.start() {
		return nil, errNoObject
	}
	return o.exchange(name)
}

// stream lets somebody read the content of an object from its beginning.
func (o *objects) stream(name string, read func(io.Reader) error) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.start() {
		return errNoObject
	}
	return o.question(name, func(size int64) error {
		content := &io.LimitedReader{R: o.answer, N: size}
		err := read(content)
		o.discard(content.N)
		return err
	})
}

// exchange asks for a content that is not too large.
func (o *objects) exchange(name string) ([]byte, error) {
	var data []byte
	err := o.question(name, func(size int64) error {
		if size > maxBytes {
			o.discard(size)
			return errTooLarge
		}
		data = make([]byte, size)
		_, err := io.ReadFull(o.answer, data)
		o.failed = o.failed || err != nil
		return err
	})
	if err != nil {
		return nil, err
	}
	return data, nil
}

// question asks one question, and lets somebody take the content from the answer. After an answer that is no answer nothing
// more can be understood. A name with a line break, which no object has, would be two questions.
func (o *objects) question(name string, take func(size int64) error) error {
	if strings.Contains(name, "\n") {
		return errNoObject
	}
	_, err := io.WriteString(o.ask, name+"\n")
	var head string
	if err == nil {
		head, err = o.answer.ReadString('\n')
	}
	if err != nil {
		o.failed = true
		return errNoObject
	}
	about := strings.Fields(head) // OBJECT KIND SIZE, or the question and why it has no answer
	if len(about) < 3 || about[len(about)-2] != "blob" {
		return o.skip(about)
	}
	size, err := strconv.ParseInt(about[len(about)-1], 10, 64)
	if err != nil || size < 0 {
		o.failed = true
		return errNoObject
	}
	if err = take(size); !o.failed {
		o.discard(1) // the line break behind it
	}
	if o.failed {
		return errNoObject
	}
	return err
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
