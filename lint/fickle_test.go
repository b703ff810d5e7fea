package lint

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/joint"
	"github.com/dsnlint/dsnlint/source"
)

// fickle is a disk whose files become others once they were read so often.
type fickle struct {
	disk
	mu    sync.Mutex
	times map[string]int
	after int
	now   func(name string) ([]byte, error)
}

func (d *fickle) changed(full string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.times[full]++
	return d.times[full] > d.after
}

func (d *fickle) read(full string, follow bool, room []byte) ([]byte, error) {
	if d.changed(full) {
		return d.now(full)
	}
	return d.disk.read(full, follow, room)
}

func (d *fickle) stream(full string, read func(io.Reader) error) error {
	data, err := d.read(full, false, nil)
	if err != nil {
		return err
	}
	return read(strings.NewReader(string(data)))
}

// TestFickle holds that files which change while they are read, or between one reading and the next, end nothing: every
// place that is told stands in bytes that were read.
func TestFickle(t *testing.T) {
	files := map[string]string{
		"app.py":                   "import os, psycopg2\nfrom conf import HOST\npsycopg2.connect(host=os.environ['DB_HOST'], sslmode=os.getenv('MODE', 'require'))\npsycopg2.connect(host=HOST)\n",
		"conf.py":                  "HOST = 'db.example.com'\n",
		".env":                     "DB_HOST=db.example.com\nMODE=disable\n",
		"compose.yaml":             "services:\n  a:\n    build: .\n    environment:\n      DB_HOST: db2.example.com\n",
		"main.tf":                  "module \"a\" {\n  source = \"./m\"\n  host = \"db.example.com\"\n}\n",
		"m/main.tf":                "variable \"host\" {}\nresource \"x\" \"y\" {\n  url = \"postgres://app@${var.host}/app?sslmode=disable\"\n}\n",
		"application.yml":          "spring:\n  datasource:\n    url: jdbc:postgresql://${db.host}/app\n",
		"application-prod.yml":     "db:\n  host: db.example.com\n",
		"ca.pem":                   "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
		"b.env":                    "DATABASE_URL=postgres://app@db.example.com/app?sslmode=verify-full&sslrootcert=ca.pem\n",
		"chart/Chart.yaml":         "name: a\n",
		"chart/values.yaml":        "host: db.example.com\n",
		"chart/templates/pod.yaml": "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    env:\n    - name: DATABASE_URL\n      value: postgres://app@{{ .Values.host }}/app\n",
	}
	becomes := map[string]func(name string) ([]byte, error){
		"nothing":    func(string) ([]byte, error) { return nil, nil },
		"unreadable": func(string) ([]byte, error) { return nil, errUnreadable },
		"too large":  func(string) ([]byte, error) { return nil, errTooLarge },
		"empty":      func(string) ([]byte, error) { return []byte{}, nil },
		"shorter": func(name string) ([]byte, error) {
			text := files[filepath.Base(name)]
			return []byte(text[:len(text)/2]), nil
		},
		"longer": func(name string) ([]byte, error) {
			return []byte(strings.Repeat("# a\n", 1000) + files[filepath.Base(name)]), nil
		},
		"other":  func(string) ([]byte, error) { return []byte("\x00\xff{[(<postgres://a@b.example.com/c"), nil },
		"UTF-16": func(string) ([]byte, error) { return []byte("\xff\xfea\x00"), nil },
	}
	for name, now := range becomes {
		for after := range 4 {
			t.Run(fmt.Sprint(name, " after ", after), func(t *testing.T) {
				o := Options{WorkDir: folder(t, files), FactsOnly: true, NoGitignore: true, ahead: &joint.Group{}}
				defer o.ahead.Wait()
				p, book, tree, err := begin(context.Background(), o)
				if err != nil {
					t.Fatal(err)
				}
				o.book, o.AsOf = book, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
				tree.disk = &fickle{disk: tree.disk, times: map[string]int{}, after: after, now: now}
				found, predictor := understand(context.Background(), o, tree, p, book.Catalogue)
				facts := predictor.facts(found)
				for _, b := range facts.Bases() {
					stands(t, b.Place)
				}
				for i := range facts.Clients {
					for _, option := range facts.Clients[i].Options {
						stands(t, option.Place)
					}
				}
				for _, problem := range found.problems {
					stands(t, problem.Place)
					if problem.Code == source.Internal {
						t.Errorf("%+v", problem)
					}
				}
			})
		}
	}
}

// stands checks that a place is one of the bytes that its file holds.
func stands(t *testing.T, p source.Place) {
	t.Helper()
	if p.File != nil && (p.Span.Start < 0 || p.Span.End < p.Span.Start || p.Span.End > len(p.File.Data)) {
		t.Errorf("%s has %d bytes, and a place %v", p.File.Path, len(p.File.Data), p.Span)
	}
}
