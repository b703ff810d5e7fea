package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

var (
	day   = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	built = stamp{version: "1.2.3", commit: strings.Repeat("ab", 20), date: day}
)

func TestNewStamp(t *testing.T) {
	commit := strings.Repeat("0123456789", 4)
	tests := []struct {
		tags []string
		want string
	}{
		{nil, "0.0.0-20261122100000-012345678901"},
		{[]string{"v1.2.3"}, "1.2.3"},
		{[]string{"v1.10.0", "v1.9.0"}, "1.10.0"},
		{[]string{"nightly", "v2.0.0-rc.1"}, "2.0.0-rc.1"},
		{[]string{"v1", "1.2.3", "v1.2.3 -X"}, "0.0.0-20261122100000-012345678901"},
	}
	for _, tt := range tests {
		if got := newStamp(commit, day, tt.tags).version; got != tt.want {
			t.Errorf("%v: %s, want %s", tt.tags, got, tt.want)
		}
	}
}

// TestArchives holds that the order in which files come makes no difference, and that they come out as they went in.
func TestArchives(t *testing.T) {
	a, b := member{"d/a", []byte("program"), 0o755}, member{"d/b", []byte("words"), 0o644}
	for name, pack := range map[string]func([]member, time.Time) ([]byte, error){"tar": tarball, "zip": zipped} {
		one, err := pack([]member{a, b}, day)
		if err != nil {
			t.Fatal(err)
		}
		other, err := pack([]member{b, a}, day)
		if err != nil || !bytes.Equal(one, other) {
			t.Errorf("%s: the bytes differ, %v", name, err)
		}
	}
	packed, _ := tarball([]member{b, a}, day)
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil || !plain.ModTime.IsZero() {
		t.Fatal(err)
	}
	r := tar.NewReader(plain)
	for _, want := range []member{a, b} {
		h, err := r.Next()
		if err != nil || h.Name != want.name || h.Mode != want.mode || !h.ModTime.Equal(day) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("%+v, %v", h, err)
		}
		if data, _ := io.ReadAll(r); string(data) != string(want.data) {
			t.Errorf("%s: %s", want.name, data)
		}
	}
	if _, err := r.Next(); !errors.Is(err, io.EOF) {
		t.Error("there is more")
	}
	packed, _ = zipped([]member{b, a}, day)
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil || len(z.File) != 2 || z.File[0].Name != "d/a" || z.File[0].Mode().Perm() != 0o755 || !z.File[0].Modified.Equal(day) {
		t.Errorf("%+v, %v", z, err)
	}
}

func TestSums(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b", "a"} {
		if err := put(dir, name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	sums, err := sumsOf(dir, []string{"b", "a"})
	if err != nil {
		t.Fatal(err)
	}
	want := "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a\n3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b\n"
	if got := string(sumFile(sums, []string{"b", "a"})); got != want {
		t.Error(got)
	}
}

func TestBill(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Path: "example.com/m"}, Deps: []*debug.Module{
		{Path: "example.com/a", Version: "v1.0.0+incompatible", Sum: "h1:AAAA"},
		{Path: "example.com/b", Version: "v1.0.0", Replace: &debug.Module{Path: "example.com/c", Version: "v1.1.0"}},
	}}
	data, err := billOf(built, info)
	if err != nil {
		t.Fatal(err)
	}
	var b bill
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range b.Components {
		got = append(got, c.PURL)
	}
	if s := strings.Join(got, " "); s != "pkg:golang/std@1.26.8 pkg:golang/example.com/a@v1.0.0%2Bincompatible pkg:golang/example.com/c@v1.1.0" {
		t.Error(s)
	}
	if b.Metadata.Component.Version != "v1.2.3" || b.Metadata.Timestamp != "2026-11-22T10:00:00Z" || b.Components[1].Hashes[0].Content != "000000" {
		t.Errorf("%s", data)
	}
	if len(b.Dependencies) != 1 || len(b.Dependencies[0].DependsOn) != 3 {
		t.Errorf("dependencies: %+v", b.Dependencies)
	}
}

func TestLicences(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string // part of what is said
		bad   bool
	}{
		{"one", map[string]string{"LICENSE": "do what you want\r\n", "main.go": ""}, "m v1 (LICENSE)\n" + strings.Repeat("=", 80) + "\n\ndo what you want\n", false},
		{"and a notice", map[string]string{"LICENSE.txt": "MIT", "NOTICE": "by us"}, "by us", false},
		{"british", map[string]string{"Licence.md": "MIT"}, "MIT", false},
		{"none", map[string]string{"README": "free"}, "", true},
		{"copyleft", map[string]string{"COPYING": "GNU GENERAL PUBLIC LICENSE Version 3"}, "", true},
		{"names the GPL as secondary", map[string]string{"LICENSE": "Mozilla Public License, version 2.0 … GNU General Public License"}, "Mozilla", false},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		for name, text := range tt.files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if err := addLicences(&out, "m v1", dir); (err != nil) != tt.bad || !strings.Contains(out.String(), tt.want) {
			t.Errorf("%s: %v, %q", tt.name, err, out.String())
		}
	}
}

func TestFormula(t *testing.T) {
	sums := map[string]string{}
	for _, target := range []string{"darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64"} {
		sums[baseName(built, target)+".tar.gz"] = "sum of " + target
	}
	data, err := formulaOf(built, sums)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`version "1.2.3"`, `/v1.2.3/dsnlint_1.2.3_darwin_arm64.tar.gz"`, `sha256 "sum of linux/amd64"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is missing in\n%s", want, data)
		}
	}
	if strings.Contains(string(data), "no value") {
		t.Errorf("%s", data)
	}
}

// TestUnpackStaysInside holds that nothing is written outside of the folder.
func TestUnpackStaysInside(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	if err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: "../outside", Mode: 0o644}); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	if err := unpack(tar.NewReader(&b), t.TempDir()); err == nil {
		t.Error("it was unpacked")
	}
}
