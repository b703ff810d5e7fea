package lint

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

type unasked struct{ io.Writer }

func (unasked) Close() error { return nil }

func answering(answers string) *objects {
	return &objects{ask: unasked{io.Discard}, answer: bufio.NewReader(strings.NewReader(answers))}
}

func TestObjectsAreReadOneByOne(t *testing.T) {
	o := answering("1 blob 3\na\nb\n" + "2 missing\n" + "3 tree 4\nabcd\n" + "4 blob 0\n\n" + ":a b missing\n" + "5 blob 1\nx")
	for i, want := range []string{"a\nb", "-", "-", "", "-", "-", "-"} {
		data, err := o.exchange("x")
		switch {
		case want == "-" && !errors.Is(err, errNoObject), want != "-" && (err != nil || string(data) != want):
			t.Errorf("answer %d: %q, %v", i, data, err)
		}
	}
	if !o.failed {
		t.Error("an answer that breaks off was taken for one")
	}
}

func TestLargeObjectsAreSkipped(t *testing.T) {
	o := answering("1 blob 16777217\n" + strings.Repeat("x", maxBytes+1) + "\n2 blob 1\ny\n")
	if _, err := o.exchange("1"); !errors.Is(err, errTooLarge) {
		t.Errorf("%v", err)
	}
	if data, err := o.exchange("2"); string(data) != "y" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
}

func FuzzObjects(f *testing.F) {
	f.Add([]byte("1 blob 3\nabc\n"))
	f.Add([]byte("1 missing\n2 tree 1\nx\n"))
	f.Add([]byte("1 blob -1\n"))
	f.Fuzz(func(t *testing.T, answers []byte) {
		o := answering(string(answers))
		for range 3 {
			if data, err := o.exchange("x"); err == nil && !bytes.Contains(answers, data) {
				t.Errorf("%q was not answered", data)
			}
		}
	})
}
