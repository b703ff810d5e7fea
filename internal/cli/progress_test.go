package cli

import (
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/lint"
)

func TestProgressLine(t *testing.T) {
	var b strings.Builder
	p := &progress{w: &b}
	p.erase()
	p.draw()
	if b.String() != "" {
		t.Fatalf("a run of which nothing is known shows %q", b.String())
	}
	for _, at := range []lint.Progress{{Stage: "reading", Done: 3, Total: 12}, {Stage: "reading", Done: 3, Total: 12}, {Stage: "judging"}} {
		p.tell(at)
		p.draw()
	}
	p.erase()
	if want := eraser + "reading 3 of 12 files" + eraser + "judging …" + eraser; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestShortRunsShowNoProgress(t *testing.T) {
	var b strings.Builder
	p := &progress{w: &b}
	end := p.show()
	p.tell(lint.Progress{Stage: "reading"})
	end()
	if b.String() != "" {
		t.Errorf("got %q", b.String())
	}
}

func TestWatched(t *testing.T) {
	tests := []struct {
		name    string
		talking bool
		quiet   bool
		env     map[string]string
		want    bool
	}{
		{"a terminal", true, false, nil, true},
		{"a file", false, false, nil, false},
		{"quiet", true, true, nil, false},
		{"CI", true, false, map[string]string{"CI": "true"}, false},
		{"dumb", true, false, map[string]string{"TERM": "dumb"}, false},
		{"no colours is no reason", true, false, map[string]string{"NO_COLOR": "1"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := checkFlags{quiet: tt.quiet}
			if got := c.watched(Env{Talking: tt.talking, Getenv: func(n string) string { return tt.env[n] }}); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
