package report

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
)

// encodeEach writes what encode would write, had the document the elements in its list of that name, which is empty. They
// are encoded one at a time: the text of a run with many findings is several times what is known of them.
func encodeEach(w io.Writer, document any, name string, elements iter.Seq[any]) error {
	var whole bytes.Buffer
	if err := encode(&whole, document); err != nil {
		return err
	}
	key := fmt.Sprintf("\n  %q: [", name)
	before, after, ok := bytes.Cut(whole.Bytes(), []byte(key+"]"))
	if !ok {
		return fmt.Errorf("the document has no empty list %q", name)
	}
	out := bufio.NewWriter(w)
	_, _ = out.Write(before)
	_, _ = out.WriteString(key)
	var one bytes.Buffer
	enc := encoder(&one, "    ")
	lead, end := "\n    ", ""
	for e := range elements {
		one.Reset()
		if err := enc.Encode(e); err != nil {
			return err
		}
		_, _ = out.WriteString(lead)
		_, _ = out.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
		lead, end = ",\n    ", "\n  "
	}
	_, _ = out.WriteString(end + "]")
	_, _ = out.Write(after)
	return out.Flush()
}
