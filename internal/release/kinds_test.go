package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// kinds are phrases of the texts of licences, and the names that SPDX gives them.
var kinds = []struct{ phrase, id string }{
	{"Mozilla Public License, version 2.0", "MPL-2.0"},
	{"Apache License Version 2.0", "Apache-2.0"},
	{"Licensed under the Apache License, Version 2.0", "Apache-2.0"},
	{"Neither the name", "BSD-3-Clause"},
	{"Permission is hereby granted, free of charge", "MIT"},
	{"Permission to use, copy, modify, and/or distribute", "ISC"},
}

// kindOf names the licences of a module by the texts in its folder; a module whose texts say nothing known is an error.
func kindOf(module, dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("%s is not on this machine; `go mod download` fetches it", module)
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return "", err
		}
		words := strings.Join(strings.Fields(string(bytes.ReplaceAll(text, []byte("*"), nil))), " ")
		for _, k := range kinds {
			if strings.Contains(words, k.phrase) && !strings.Contains(strings.Join(ids, " "), k.id) {
				ids = append(ids, k.id)
			}
		}
	}
	if len(ids) == 0 {
		return "", fmt.Errorf("%s has a licence that nobody has named here yet", module)
	}
	return strings.Join(ids, " AND "), nil
}
