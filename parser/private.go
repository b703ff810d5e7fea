package parser

import (
	"bytes"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// privateHead begins a private key in PEM, in whatever file and under whatever name it stands.
var privateHead = source.Pattern(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)

// concealKeys names what of the files is a private key: from its first line to its last, or to the end of a file that
// breaks off.
func concealKeys(files []*source.File, found *setting.Found) {
	for _, f := range files {
		if !bytes.Contains(f.Data, []byte("PRIVATE KEY-----")) {
			continue
		}
		for _, head := range privateHead().FindAllIndex(f.Data, -1) {
			end := len(f.Data)
			if n := bytes.Index(f.Data[head[1]:], []byte("-----END")); n >= 0 {
				end = head[1] + n
			}
			found.Secrets = append(found.Secrets, source.Place{File: f, Span: source.Span{Start: head[1], End: end}})
		}
	}
}
