package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// growth is a kind of tree that is measured in several sizes.
type growth struct {
	title, about, unit string
	sizes              []int
	large              int // one more size, on request
	make               func(into string, size int) error
}

// growths are what could grow: facts in files of their own and in one file, files, bytes.
var growths = []growth{
	{"Connections in files of their own", "One Python file for each connection, all judged and reported.", "connections", []int{1_000, 10_000}, 100_000, inFiles},
	{"Connections in one file", "A file of environment variables with a URL on each line.", "connections", []int{1_000, 10_000}, 100_000, inOne},
	{"Resources of one module", "A Terraform file of databases that accept plaintext.", "resources", []int{1_000, 10_000}, 0, inModule},
	{"Files without a setting", "Small files of program text, in folders of 1,000.", "files", []int{10_000, 100_000}, 1_000_000, without},
	{"One large file", "One file of program text, too large to be parsed, in which no word stands that would ask for it.", "MB", []int{10, 100}, 1_000, large},
	{"One long line", "A minified script of one line that holds a connection: it is recognised as generated, and passed over.", "MB", []int{1, 2, 4, 8}, 15, minified},
}

// curve is one line of the picture.
type curve struct {
	title  string
	points []point
}

type point struct{ size, seconds float64 }

// measure lets the program loose on each size.
func (g growth) measure(ctx context.Context, o options) (*table, curve, error) {
	if !o.wants(g.title) {
		return nil, curve{}, nil
	}
	t := &table{title: g.title, about: g.about, head: []string{g.unit, "wall", "CPU", "memory", "CPU for each"}}
	c := curve{title: g.title}
	sizes := g.sizes
	if o.large && g.large > 0 {
		sizes = append(sizes[:len(sizes):len(sizes)], g.large)
	}
	for _, size := range sizes {
		into := filepath.Join(o.scratch, "growth")
		if err := g.make(into, size); err != nil {
			return nil, c, err
		}
		runs, err := inTurn(ctx, o.runs, command{name: g.title, dir: into, args: []string{o.binary, "check", "--fail-on", "never", "--format", "json"}, ends: []int{4}})
		if err != nil {
			return nil, c, err
		}
		if err := os.RemoveAll(into); err != nil {
			return nil, c, err
		}
		spent := median(of(runs[0], cpu))
		t.add(append(row(fmt.Sprint(size), runs[0], "")[:4], fmt.Sprintf("%.3g ms", spent.Seconds()*1000/float64(size)))...)
		c.points = append(c.points, point{float64(size), spent.Seconds()})
	}
	return t, c, nil
}

func inFiles(into string, size int) error {
	for i := range size {
		if err := put(filepath.Join(into, fmt.Sprintf("d%d", i/1000), fmt.Sprintf("f%d.py", i)), python(i)); err != nil {
			return err
		}
	}
	return nil
}

func inOne(into string, size int) error {
	var b bytes.Buffer
	for i := range size {
		fmt.Fprintf(&b, "SHOP_%d_DATABASE_URL=postgres://app@db%d.example.com/shop?sslmode=require\n", i, i)
	}
	return put(filepath.Join(into, ".env"), b.Bytes())
}

func inModule(into string, size int) error {
	var b bytes.Buffer
	for i := range size {
		fmt.Fprintf(&b, "resource \"azurerm_mysql_server\" \"db%d\" {\n  name                    = \"db%d\"\n  ssl_enforcement_enabled = false\n}\n\n", i, i)
	}
	return put(filepath.Join(into, "main.tf"), b.Bytes())
}

func without(into string, size int) error {
	for i := range size {
		if err := put(filepath.Join(into, fmt.Sprintf("d%d", i/1000), fmt.Sprintf("f%d.go", i)), []byte("package p\n\nfunc f() int { return 1 }\n")); err != nil {
			return err
		}
	}
	return nil
}

func large(into string, size int) error {
	return repeated(filepath.Join(into, "large.js"), "", "export const value = [1, 2, 3].map((x) => x + 1);\n", size*mega)
}

func minified(into string, size int) error {
	head := `const {Client}=require("pg");new Client({host:"db.example.com",ssl:{rejectUnauthorized:false}});`
	return repeated(filepath.Join(into, "bundle.js"), head, "function f(a){return a+1};var x=[1,2,3].map(f);", size*mega)
}

// repeated writes a file of one text again and again. It is not put together in memory: what a process holds when it
// starts another one counts as that one's.
func repeated(path, head, piece string, size int) error {
	if err := put(path, []byte(head)); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for n := 0; n < size && err == nil; n += len(piece) {
		_, err = w.WriteString(piece)
	}
	return errors.Join(err, w.Flush(), f.Close())
}
