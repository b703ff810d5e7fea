package cli

import (
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// maxList is the most bytes that a list of files has.
const maxList = 256 << 20

func errList(name string) error {
	return usagef("the list %s of --files-from cannot be read; check the path and its permissions", name)
}

func (c *checkFlags) listed(env Env) ([]string, error) {
	list := env.Stdin
	if c.filesFrom != "-" {
		f, err := os.Open(absolute(c.filesFrom, env))
		if err != nil {
			return nil, errList(c.filesFrom)
		}
		defer f.Close()
		list = f
	}
	data, err := io.ReadAll(io.LimitReader(list, maxList+1))
	switch {
	case err != nil:
		return nil, errList(c.filesFrom)
	case len(data) > maxList:
		return nil, usagef("the list %s of --files-from is larger than 256 MiB; name the folders that the files are in", c.filesFrom)
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, usagef("the list %s of --files-from is UTF-16; write it as UTF-8", c.filesFrom)
	}
	return namesIn(data), nil
}

// namesIn are the names of a list. NUL bytes end names as they are; lines may end as on Windows, and begin with a mark.
func namesIn(data []byte) []string {
	var out []string
	lines := bytes.IndexByte(data, 0) < 0
	sep := "\x00"
	if lines {
		sep, data = "\n", data[source.ByteOrderMark(data):]
	}
	for _, name := range strings.Split(string(data), sep) {
		if lines {
			name = strings.TrimSuffix(name, "\r")
		}
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}
