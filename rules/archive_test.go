package rules_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/rules"
)

// entry is one entry of an archive made for a test.
type entry struct {
	name, text string
	kind       byte
}

func archive(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	a := tar.NewWriter(z)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: 0o644, Size: int64(len(e.text)), Typeflag: tar.TypeReg}
		if e.kind != 0 {
			h.Typeflag, h.Size, h.Linkname = e.kind, 0, "/etc/passwd"
		}
		if err := a.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := a.Write([]byte(e.text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func manyEntries(n int) []entry {
	var out []entry
	for i := range n {
		out = append(out, entry{name: fmt.Sprintf("%d.txt", i)})
	}
	return out
}

// TestUnpack holds what a bundle may be: plain files below its root, within bounds.
func TestUnpack(t *testing.T) {
	whole := archive(t, entry{name: "/a.rego", text: "package a\n"}, entry{name: "./b/data.json", text: "{}"}, entry{name: "c.wasm", text: "x"}, entry{name: "b", kind: tar.TypeDir})
	tests := []struct {
		name string
		data []byte
		want string // names, or the error
		ok   bool
	}{
		{"as opa build and tar write them", whole, "a.rego b/data.json", true},
		{"nothing", archive(t), "", true},
		{"no archive", []byte("package a"), "no gzipped tar", false},
		{"torn", whole[:len(whole)/2], "torn", false},
		{"upwards", archive(t, entry{name: "../a.rego", text: "x"}), "leads out of the bundle", false},
		{"upwards inside", archive(t, entry{name: "a/../../a.rego", text: "x"}), "leads out of the bundle", false},
		{"two slashes", archive(t, entry{name: "//a.rego", text: "x"}), "leads out of the bundle", false},
		{"drive", archive(t, entry{name: `C:\a.rego`, text: "x"}), "leads out of the bundle", false},
		{"link", archive(t, entry{name: "a.rego", kind: tar.TypeSymlink}), "no plain file", false},
		{"hard link", archive(t, entry{name: "a.rego", kind: tar.TypeLink}), "no plain file", false},
		{"device", archive(t, entry{name: "a.rego", kind: tar.TypeChar}), "no plain file", false},
		{"twice", archive(t, entry{name: "a.rego", text: "x"}, entry{name: "/a.rego", text: "y"}), "twice", false},
		{"a large file", archive(t, entry{name: "a.rego", text: strings.Repeat(" ", rules.MaxPolicyFile+1)}), "more than a bundle", false},
		{"many files", archive(t, manyEntries(rules.MaxPolicyFiles+1)...), "more than a bundle", false},
		{"a bomb", archive(t, entry{name: "a.txt", text: strings.Repeat(" ", 3*rules.MaxPolicyBytes)}, entry{name: "a.rego", text: "x"}), "more than a bundle", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files, err := rules.Unpack(tt.data)
			if tt.ok != (err == nil) || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("error %v, want %q", err, tt.want)
			}
			var names []string
			for _, f := range files {
				names = append(names, f.Name)
			}
			if got := strings.Join(names, " "); tt.ok && got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// FuzzBundle feeds the reader of bundles: no input makes it panic, hold more than the bounds, or name a file outside.
func FuzzBundle(f *testing.F) {
	f.Add(archive(f, entry{name: "a.rego", text: "package a\n"}, entry{name: "data.json", text: `{"a": 1}`}))
	f.Add(archive(f, entry{name: ".manifest", text: `{"rego_version": 0}`}))
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := rules.Unpack(data)
		if err != nil {
			return
		}
		size := 0
		for _, file := range files {
			size += len(file.Data)
			if strings.HasPrefix(file.Name, "/") || strings.Contains(file.Name, "..") && strings.HasPrefix(file.Name, "..") {
				t.Errorf("a file outside: %q", file.Name)
			}
		}
		if size > rules.MaxPolicyBytes || len(files) > rules.MaxPolicyFiles {
			t.Errorf("%d files, %d bytes", len(files), size)
		}
		if _, _, _, err := rules.OpenPack(&rules.Pack{Name: "bundle", Files: files}); err != nil && strings.TrimSpace(err.Error()) == "" {
			t.Error("an error without words")
		}
	})
}

// TestPack holds how files become policies, tests and data.
func TestPack(t *testing.T) {
	file := func(name, text string) rules.File { return rules.File{Name: name, Data: []byte(text)} }
	rego := file("a.rego", "package a\n")
	tests := []struct {
		name  string
		files []rules.File
		want  string // the error; "" for none
	}{
		{"whole", []rules.File{rego, file("a_test.rego", "package a_test\n"), file("data.json", `{"a": 1}`), file("x/y/data.yaml", "b: 2\n"), file(".manifest", "{}")}, ""},
		{"data of two files in one place", []rules.File{rego, file("data.json", `{"x": {"a": 1}}`), file("x/data.json", `{"b": 1}`)}, ""},
		{"nothing", []rules.File{file("a_test.rego", "package a_test\n")}, "holds no policy"},
		{"data twice", []rules.File{rego, file("data.json", `{"x": {"a": 1}}`), file("x/data.json", `{"a": 2}`)}, "p/x/data.json: data.x.a is there already"},
		{"no JSON", []rules.File{rego, file("data.json", `{"password": "pw"`)}, "p/data.json: this is no mapping in valid JSON or YAML"},
		{"a list", []rules.File{rego, file("data.yml", "- a\n")}, "no mapping"},
		{"an old bundle", []rules.File{rego, file(".manifest", `{"rego_version": 0}`)}, "Rego v0"},
		{"a torn manifest", []rules.File{rego, file(".manifest", `{`)}, "no valid JSON"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			modules, tests, data, err := rules.OpenPack(&rules.Pack{Name: "p", Files: tt.files})
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Fatalf("error %v, want %q", err, tt.want)
			}
			if err != nil && strings.Contains(err.Error(), "pw") {
				t.Errorf("the error repeats its input: %v", err)
			}
			if tt.name == "whole" && (modules != 1 || tests != 1 || fmt.Sprint(data) != "map[a:1 x:map[y:map[b:2]]]") {
				t.Errorf("%d, %d, %v", modules, tests, data)
			}
		})
	}
}
