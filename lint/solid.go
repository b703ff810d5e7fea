package lint

import (
	"errors"
	"io"
	"os"
	"runtime"
	"syscall"
)

// solid reads a file without the holes in it: a gigabyte of which nothing was ever written is passed over at once. In the
// place of a hole stands one NUL byte, so that what lies on both sides does not become one word.
type solid struct {
	file *os.File
	at   int64
	end  int64 // of the data that lies at this place
	hole bool  // a hole was passed over and not told of
}

// How Linux asks where data and holes are.
const (
	seekData = 3
	seekHole = 4
)

// Read is that of an io.Reader.
func (s *solid) Read(p []byte) (int, error) {
	if s.at >= s.end && !s.next() {
		return 0, io.EOF
	}
	if s.hole && len(p) > 0 {
		p[0], s.hole = 0, false
		return 1, nil
	}
	if left := s.end - s.at; int64(len(p)) > left {
		p = p[:left]
	}
	n, err := s.file.ReadAt(p, s.at)
	s.at += int64(n)
	if n > 0 && err == io.EOF {
		err = nil
	}
	return n, err
}

// next finds the next data; false means that there is none.
func (s *solid) next() bool {
	info, err := s.file.Stat()
	if err != nil || s.at >= info.Size() {
		return false
	}
	from := s.at
	s.end = info.Size()
	if runtime.GOOS != "linux" {
		return true
	}
	data, err := s.file.Seek(from, seekData)
	if err != nil {
		return !errors.Is(err, syscall.ENXIO) // nothing but a hole is left
	}
	s.at, s.hole = data, data > from
	if hole, err := s.file.Seek(data, seekHole); err == nil && hole > data {
		s.end = hole
	}
	return true
}
