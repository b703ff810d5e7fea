package lint

import (
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/dsnlint/dsnlint/source"
)

// TestHostileBytes holds that a connection in an encoding that nobody reads is a problem, and one between odd bytes is found.
func TestHostileBytes(t *testing.T) {
	const text = "DATABASE_URL=postgres://app@db.example.com/app?sslmode=disable\n"
	tests := []struct {
		name, data string
		want       source.ProblemCode // "" for a finding
	}{
		{"UTF-16, little end first, with a mark", "\xff\xfe" + sixteen(text, binary.LittleEndian), source.Encoding},
		{"UTF-16, big end first, with a mark", "\xfe\xff" + sixteen(text, binary.BigEndian), source.Encoding},
		{"UTF-16, little end first", sixteen(text, binary.LittleEndian), source.Encoding},
		{"UTF-16, big end first", sixteen(text, binary.BigEndian), source.Encoding},
		{"UTF-32, little end first", thirtyTwo(text, binary.LittleEndian), source.Encoding},
		{"UTF-32, big end first", thirtyTwo(text, binary.BigEndian), source.Encoding},
		{"binary", "\x7fELF\x00\x01" + text, source.Encoding},
		{"CRLF", "A=1\r\n" + text[:len(text)-1] + "\r\n", ""},
		{"CR alone", "A=1\r" + text[:len(text)-1] + "\r", ""},
		{"no end of line", text[:len(text)-1], ""},
		{"a mark at the start", "\xef\xbb\xbf" + text, ""},
		{"a mark in the middle", "A=1\n\xef\xbb\xbf" + text, ""},
		{"a mark behind a comment", "# a\n\xef\xbb\xbf " + text, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := lintFolder(t, Options{WorkDir: folder(t, map[string]string{"a.env": tt.data})})
			told := slices.ContainsFunc(r.Problems, func(p source.Problem) bool { return p.Code == tt.want })
			if told != (tt.want != "") || (len(r.Findings) == 1) != (tt.want == "") {
				t.Errorf("%d findings, problems %v", len(r.Findings), r.Problems)
			}
		})
	}
}

func sixteen(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func thirtyTwo(s string, order binary.AppendByteOrder) string {
	var out []byte
	for _, r := range s {
		out = order.AppendUint32(out, uint32(r))
	}
	return string(out)
}
