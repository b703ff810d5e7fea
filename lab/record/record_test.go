package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/lab/plan"
	"github.com/dsnlint/dsnlint/lab/state"
)

func TestMerge(t *testing.T) {
	repository := t.TempDir()
	for _, name := range []string{"kept.py", "again.py"} {
		if err := os.WriteFile(filepath.Join(repository, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f := File{Driver: "d", Cases: []Case{
		{Case: "again.py", Version: "1", SHA256: "old"},
		{Case: "again.py", Version: "2", SHA256: "old"},
		{Case: "kept.py", Version: "1"},
		{Case: "removed.py", Version: "1"},
	}}
	f.Merge(repository, []Case{{Case: "again.py", Version: "1", SHA256: "new"}})
	var got []string
	for _, c := range f.Cases {
		got = append(got, c.Case+"@"+c.Version+c.SHA256)
	}
	if want := "again.py@1new again.py@2old kept.py@1"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestWriteAndRead(t *testing.T) {
	repository := t.TempDir()
	f := File{Driver: "d", Cases: []Case{
		{Case: "a.py", Version: "1", Servers: map[state.State]state.Outcome{state.Plain: state.Refused, state.Good: state.TLS}, Error: `"<address>" & more`},
		{Case: "b.py", Version: "1"},
	}}
	if err := f.Write(repository); err != nil {
		t.Fatal(err)
	}
	back, err := Read(repository, "d")
	if err != nil || len(back.Cases) != 2 || back.Cases[0].Servers[state.Good] != state.TLS || back.Cases[0].Error != f.Cases[0].Error {
		t.Errorf("got %+v, %v", back, err)
	}
	if empty, err := Read(repository, "nobody"); err != nil || empty.Driver != "nobody" || len(empty.Cases) != 0 {
		t.Errorf("a driver without a recording: %+v, %v", empty, err)
	}
}

func TestChanges(t *testing.T) {
	f := File{Cases: []Case{{Case: "a.py", Version: "1", Servers: map[state.State]state.Outcome{state.Good: state.TLS}}}}
	same := Case{Case: "a.py", Version: "1", Servers: map[state.State]state.Outcome{state.Good: state.TLS}}
	if got, recorded := f.Changes(same); got != nil || !recorded {
		t.Errorf("nothing changed: %v, recorded: %v", got, recorded)
	}
	other := Case{Case: "a.py", Version: "1", Servers: map[state.State]state.Outcome{state.Good: state.Plaintext}}
	if got, _ := f.Changes(other); len(got) != 1 || got[0] != "good: was tls, is plaintext" {
		t.Errorf("got %v", got)
	}
	further := Case{Case: "a.py", Version: "1", Servers: map[state.State]state.Outcome{state.Good: state.TLS, state.LoginOnly: state.LoginTLS}}
	if got, _ := f.Changes(further); got != nil {
		t.Errorf("a server that was not there when it was recorded is no change: %v", got)
	}
	if got, recorded := f.Changes(Case{Case: "new.py", Version: "1"}); got != nil || recorded {
		t.Errorf("a case that was never recorded: %v, recorded: %v", got, recorded)
	}
}

func TestMissing(t *testing.T) {
	repository := t.TempDir()
	file := filepath.Join(repository, "a.py")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	const sum = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
	f := File{Driver: "d", Cases: []Case{{Case: "a.py", Version: "1", SHA256: sum}, {Case: "a.py", Version: "2", SHA256: "old"}}}
	if err := f.Write(repository); err != nil {
		t.Fatal(err)
	}
	var tasks []plan.Task
	for _, version := range []string{"1", "2", "3"} {
		tasks = append(tasks, plan.Task{Driver: "d", Case: "a.py", File: file, Version: version})
	}
	got, err := Missing(repository, tasks)
	if err != nil || len(got) != 2 || got[0].Version != "2" || got[1].Version != "3" {
		t.Errorf("got %+v, %v; want what changed and what is new", got, err)
	}
}
