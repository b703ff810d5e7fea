package cli

import (
	"os"
	"path/filepath"
	"strings"
)

// placed finds out before the run what could not be written after it: a folder that is not there, and two outputs that
// would replace each other.
func (c *checkFlags) placed(outputs []output, env Env) error {
	var files []string
	for _, o := range outputs {
		if o.file != "" {
			files = append(files, o.file)
		}
	}
	if c.newBaseline != "" {
		files = append(files, c.newBaseline)
	}
	seen := map[string]bool{}
	for _, shown := range files {
		if os.IsPathSeparator(shown[len(shown)-1]) {
			return usagef("%s is the name of a folder; give the file a name in it", spoken(shown))
		}
		full, err := destination(absolute(shown, env))
		if err != nil {
			return usagef("%s leads to itself; name a file", spoken(shown))
		}
		info, err := os.Stat(full)
		switch {
		case err == nil && info.IsDir():
			return usagef("%s is a folder; name a file in it", spoken(shown))
		case err == nil && !info.Mode().IsRegular() || strings.HasPrefix(full, "/dev/"):
			continue // a device or a pipe takes one after the other
		}
		folder, err := filepath.EvalSymlinks(filepath.Dir(full))
		if err != nil {
			return usagef("the folder of %s does not exist or cannot be read; make it first", spoken(shown))
		}
		if full = filepath.Join(folder, filepath.Base(full)); seen[full] {
			return usagef("two outputs would be written to %s; give each a file of its own", spoken(shown))
		}
		seen[full] = true
	}
	return nil
}
