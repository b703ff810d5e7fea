package policies

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

// dataFS holds the tables. Each file has one top-level key, the table's name among Rego's data.
//
//go:embed data
var dataFS embed.FS

// tables lists the files of a folder and of those below, sorted.
func tables(folder string) []string {
	var out []string
	err := fs.WalkDir(dataFS, folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, name)
		}
		return err
	})
	if err != nil {
		panic(err) // what is embedded can be walked
	}
	return out
}

// mustDecode reads an embedded table. A table that cannot be read is a broken build, caught by any test.
func mustDecode(name string, into any) {
	data, err := dataFS.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("policies: %s: %v", name, err))
	}
	mustUnmarshal(name, data, into)
}

func mustUnmarshal(name string, data []byte, into any) {
	if err := json.Unmarshal(data, into); err != nil {
		panic(fmt.Sprintf("policies: %s: %v", name, err))
	}
}
