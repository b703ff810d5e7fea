package link

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// env is a unit that gives names values: lines of NAME=value, where $NAME is another name.
func env(file, text string) setting.Found {
	f := source.NewFile(file, []byte(text))
	var vars []setting.Option
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		name, value, ok := source.Verbatim(source.Place{File: f, Span: source.Span{Start: at, End: at + len(line)}}).Cut("=")
		if ref, found := strings.CutPrefix(value.String(), "$"); found {
			value = source.UnknownAt(value.Place(), "env:"+ref)
		}
		if ok {
			vars = append(vars, setting.Variable(name, value))
		}
		at += len(line) + 1
	}
	return setting.Found{Definitions: setting.Define(vars)}
}

// code is a unit with one connection whose host is looked up under a name.
func code(file, ref string) ([]*source.File, setting.Found) {
	f := source.NewFile(file, []byte("connect()"))
	where := source.Place{File: f, Span: source.Span{End: 9}}
	c := setting.Connection{Where: where, Anchor: where, Hint: setting.Hint{Language: "python"}, Hosts: []source.Text{source.UnknownAt(where, ref)}}
	return []*source.File{f}, setting.Found{Connections: []setting.Connection{c}}
}

// component takes the first folder of a path below "services" for a project.
func component(file string) string {
	if parts := strings.Split(file, "/"); len(parts) > 2 && parts[0] == "services" {
		return path.Join(parts[:2]...)
	}
	return "."
}

func TestEnvironments(t *testing.T) {
	many := make([]setting.Found, 0, 20)
	for i := range 20 {
		many = append(many, env(fmt.Sprintf("%02d.env", i), fmt.Sprintf("HOST=h%02d", i)))
	}
	tests := []struct {
		name string
		file string
		ref  string
		defs []setting.Found
		want string
	}{
		{"none", "a.py", "env:HOST", nil, ""},
		{"one", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=h1")}, ".env=h1"},
		{"another name", "a.py", "env:OTHER", []setting.Found{env(".env", "HOST=h1")}, ""},
		{"no variable", "a.py", "cfg.host", []setting.Found{env(".env", "cfg.host=h1")}, ""},
		{"two", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=h1"), env("k8s/a.yaml", "HOST=h2")}, ".env=h1 k8s/a.yaml=h2"},
		{"the same twice", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=h1"), env("x/.env", "HOST=h1")}, ".env=h1"},
		{"the last of a block counts", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=h1\nHOST=h2")}, ".env=h2"},
		{"a spelling of its own block counts", "a.py", "property:db.host", []setting.Found{env("a.env", "DB__HOST=h2\nDB_HOST=h1"), env("b.env", "DB.HOST=h3")}, "a.env=h1 b.env=h3"},
		{"empty", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=")}, ""},
		{"its own file", ".env", "env:HOST", []setting.Found{env(".env", "HOST=h1")}, ""},
		{"of a project inside", "a.py", "env:HOST", []setting.Found{env("services/b/.env", "HOST=h1")}, ""},
		{"of the project around", "services/b/a.py", "env:HOST", []setting.Found{env(".env", "HOST=h1")}, ".env=h1"},
		{"of another project", "services/b/a.py", "env:HOST", []setting.Found{env("services/c/.env", "HOST=h1")}, ""},
		{"by way of another name", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=$DB\nDB=h1")}, ".env=h1"},
		{"by way of a neighbour", "a.py", "env:HOST", []setting.Found{env("compose.yaml", "HOST=$DB"), env(".env", "DB=h1")}, ".env=h1"},
		{"handed on under its own name", "a.py", "env:HOST", []setting.Found{env("compose.yaml", "HOST=$HOST"), env(".env", "HOST=h1")}, ".env=h1"},
		{"a circle", "a.py", "env:HOST", []setting.Found{env(".env", "HOST=$A\nA=$B\nB=$A")}, ""},
		{"more than are told apart", "a.py", "env:HOST", many, "00.env=h00 01.env=h01 02.env=h02 03.env=h03 04.env=h04 05.env=h05 06.env=h06 07.env=h07 08.env=h08"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files, found := code(tt.file, tt.ref)
			var got []string
			for _, e := range New(append([]setting.Found{found}, tt.defs...), component).Environments(Env, files, &found) {
				value := e[tt.ref]
				got = append(got, value.Place().File.Path+"="+value.String())
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// read gives the connection of code the value that an environment has.
func read(found setting.Found, e Environment) Reading {
	c := found.Connections[0]
	c.Hosts = []source.Text{e["env:HOST"]}
	return Reading{Values: e, Found: setting.Found{Connections: []setting.Connection{c}}}
}

func TestJoin(t *testing.T) {
	tests := []struct {
		name                   string
		decided, read, refused bool
		want                   string
	}{
		{"an undecided connection gives way", false, true, false, "h1"},
		{"a decided one stays beside it", true, true, false, string(source.Hole) + " h1"},
		{"an undecided reading adds nothing", false, false, false, string(source.Hole)},
		{"a reading that the driver refuses is none", false, true, true, string(source.Hole)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files, found := code("a.py", "env:HOST")
			envs := New([]setting.Found{found, env(".env", "HOST=h1")}, component).Environments(Env, files, &found)
			Join(&found, []Reading{read(found, envs[0])}, func(c *setting.Connection) (bool, bool) {
				if c.Hosts[0].Known() {
					return tt.read, tt.refused
				}
				return tt.decided, false
			})
			if got := hosts(found); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	t.Run("a connection without the name stays", func(t *testing.T) {
		_, found := code("a.py", "env:OTHER")
		before := slices.Clone(found.Connections)
		Join(&found, []Reading{{Found: found}}, func(*setting.Connection) (bool, bool) { return false, false })
		if len(found.Connections) != 1 || found.Connections[0].Where != before[0].Where {
			t.Errorf("got %v", found.Connections)
		}
	})
}

func TestAbsorb(t *testing.T) {
	f := source.NewFile(".env", []byte("HOST=h1 MODE=disable"))
	at := func(i, j int) source.Text {
		return source.Verbatim(source.Place{File: f, Span: source.Span{Start: i, End: j}})
	}
	own := setting.Connection{Shape: setting.Env, Where: at(0, 20).Place(), Hosts: []source.Text{at(5, 7)}}
	withMode := own
	withMode.Options = []setting.Option{setting.Variable(at(8, 12), at(13, 20))}
	f2 := source.NewFile("prod.env", []byte("disable"))
	other := source.Verbatim(source.Place{File: f2, Span: source.Span{End: 7}})
	elsewhere, handedOn := own, own
	elsewhere.Scheme, elsewhere.Options = at(5, 7), []setting.Option{setting.Variable(at(8, 12), other)}
	handedOn.Options = elsewhere.Options
	tests := []struct {
		name          string
		own           setting.Connection
		opened        []source.Text
		decided, test bool
		want          int
	}{
		{"nobody opens it", own, nil, true, false, 1},
		{"its host is opened", own, []source.Text{at(5, 7)}, true, false, 0},
		{"its host alone, not its option", withMode, []source.Text{at(5, 7)}, true, false, 1},
		{"its option too", withMode, []source.Text{at(5, 7), at(13, 20)}, true, false, 0},
		{"with a part of another file", elsewhere, []source.Text{at(5, 7), other}, true, false, 0},
		{"what it only hands on", handedOn, []source.Text{other}, true, false, 1},
		{"by what is undecided", own, []source.Text{at(5, 7)}, false, false, 1},
		{"by a test", own, []source.Text{at(5, 7)}, true, true, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, reader := code("a.py", "env:X")
			reader.Connections[0].Hosts = append(reader.Connections[0].Hosts, tt.opened...)
			found := []setting.Found{reader, {Connections: []setting.Connection{tt.own}}}
			Absorb(found, func(*setting.Connection) (bool, bool) { return tt.decided, false }, func(file string) bool { return file == ".env" || !tt.test })
			if len(found[0].Connections) != 1 || len(found[1].Connections) != tt.want {
				t.Errorf("%d and %d are left, want 1 and %d", len(found[0].Connections), len(found[1].Connections), tt.want)
			}
		})
	}
}

func hosts(f setting.Found) string {
	var out []string
	for _, c := range f.Connections {
		for _, h := range c.Hosts {
			out = append(out, h.String())
		}
	}
	return strings.Join(out, " ")
}
