package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Script returns the shell code that a command line runs, and whether it runs any: sh -c 'code', su - user -c 'code',
// eval 'code', ssh host 'code', watch 'code'. Scripts in files and on standard input are not meant.
func Script(argv []source.Text) (source.Text, bool) {
	c := unwrap(argv, nil, setting.Hint{})
	switch {
	case Shells[c.name], c.name == "su", c.name == "runuser", c.name == "flock":
		return behindC(c.argv)
	case c.name == "eval" && len(c.argv) > 1:
		return source.Join(c.argv[1:], " "), true
	case c.name == "ssh":
		return remote(c.argv)
	}
	return source.Text{}, false
}

// behindC returns the word behind -c, which may stand in a cluster such as -lc.
func behindC(argv []source.Text) (source.Text, bool) {
	for i, w := range argv[1:] {
		s := w.String()
		if len(s) > 1 && s[0] == '-' && s[1] != '-' && s[len(s)-1] == 'c' && i+2 < len(argv) {
			return argv[i+2], true
		}
		if code, ok := strings.CutPrefix(s, "--command="); ok {
			return w.Slice(len(s)-len(code), len(s)), true
		}
		if s == "--command" && i+2 < len(argv) {
			return argv[i+2], true
		}
	}
	return source.Text{}, false
}

// remote returns the code behind the host of an ssh command line.
func remote(argv []source.Text) (source.Text, bool) {
	for i := 1; i < len(argv); i++ {
		s := argv[i].String()
		switch {
		case len(s) == 2 && s[0] == '-' && strings.IndexByte("bcDEeFIiJLlmOopQRSWw", s[1]) >= 0:
			i++
		case strings.HasPrefix(s, "-"):
		case i+1 < len(argv):
			return source.Join(argv[i+1:], " "), true
		}
	}
	return source.Text{}, false
}
