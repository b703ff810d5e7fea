package report

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// ownID is the id of a fact about a connection to (local) or (localdb), which looks like user:password@(address).
var ownID = source.Pattern(`^client:[^@]*@\((?:local|localdb)\)(?:#[0-9]+)?$`)

// withoutSecrets masks what looks like a credential in the texts of a document. dsnlint writes none, but nobody knows
// through which hands a document came; what it wrote stays as it is, byte by byte.
func withoutSecrets(data []byte) []byte {
	var out []byte
	from := 0
	for at := bytes.IndexByte(data, '"'); at >= 0; {
		end := behindString(data, at)
		var text string
		if json.Unmarshal(data[at:end], &text) == nil {
			if safe := concealedNow(text); safe != text && !ownID().MatchString(text) {
				literal, _ := json.Marshal(safe) // a text can always be written
				out = append(append(out, data[from:at]...), literal...)
				from = end
			}
		}
		next := bytes.IndexByte(data[end:], '"')
		if next < 0 {
			break
		}
		at = end + next
	}
	if from == 0 {
		return data
	}
	return append(out, data[from:]...)
}

// concealedNow is Conceal for a text that may have gone through it already: what shows beside a mask there is the part
// that a finding is about.
func concealedNow(text string) string {
	var b strings.Builder
	at := 0
	for _, s := range join(spelled([]byte(text))) {
		if !strings.Contains(text[s.Start:s.End], masked) {
			b.WriteString(text[at:s.Start] + masked)
			at = s.End
		}
	}
	return b.String() + text[at:]
}

// behindString is where the string ends whose first quote stands at an offset; the end of a document that is torn.
func behindString(data []byte, at int) int {
	for i := at + 1; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}
