package house

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// document is a page as its readers see it.
type document struct {
	path    string // from the repository's root
	text    string
	anchors map[string]bool
	links   []string
	spans   []string // pieces of code in the text
	blocks  []block
}

// block is a block of code; info is what stands behind the fence, unit counts the headings and folds before it.
type block struct {
	info, text string
	unit       int
}

// documents are the pages of the repository. Those that are made of tables are left out, they hold no words of people.
func documents(t *testing.T) []document {
	t.Helper()
	files := []string{"README.md", "CONTRIBUTING.md"}
	root := repository(t)
	err := fs.WalkDir(os.DirFS(root), "docs", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]document, 0, len(files))
	for _, file := range files {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, parsed(file, data))
	}
	return out
}

// named is one page.
func named(t *testing.T, name string) document {
	t.Helper()
	for _, d := range documents(t) {
		if d.path == name {
			return d
		}
	}
	t.Fatalf("there is no page %s", name)
	return document{}
}

func repository(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func parsed(file string, data []byte) document {
	d := document{path: file, text: string(data), anchors: map[string]bool{}}
	unit := 0
	_ = ast.Walk(goldmark.DefaultParser().Parse(text.NewReader(data)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			unit++
			d.anchor(plain(n, data))
		case *ast.HTMLBlock:
			if strings.Contains(string(n.Lines().Value(data)), "details>") {
				unit++
			}
		case *ast.Link:
			d.links = append(d.links, string(n.Destination))
		case *ast.Image:
			d.links = append(d.links, string(n.Destination))
		case *ast.CodeSpan:
			d.spans = append(d.spans, plain(n, data))
		case *ast.FencedCodeBlock:
			b := block{text: string(n.Lines().Value(data)), unit: unit}
			if n.Info != nil {
				b.info = string(n.Info.Value(data))
			}
			d.blocks = append(d.blocks, b)
		}
		return ast.WalkContinue, nil
	})
	return d
}

// plain is the text below a node.
func plain(n ast.Node, data []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s, ok := c.(*ast.Text); ok {
			b.Write(s.Value(data))
		} else {
			b.WriteString(plain(c, data))
		}
	}
	return b.String()
}

// anchor adds a heading under the name that GitHub gives it.
func (d *document) anchor(heading string) {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
	unique := name
	for i := 1; d.anchors[unique]; i++ {
		unique = name + "-" + strconv.Itoa(i)
	}
	d.anchors[unique] = true
}

// remote is an address with a scheme.
var remote = regexp.MustCompile(`^[a-z]+:`)

// TestLinks follows every link between the pages, down to the heading.
func TestLinks(t *testing.T) {
	root := repository(t)
	pages := documents(t)
	byPath := map[string]*document{}
	for i := range pages {
		byPath[pages[i].path] = &pages[i]
	}
	for i := range pages {
		for _, link := range pages[i].links {
			if remote.MatchString(link) {
				continue
			}
			file, anchor, _ := strings.Cut(link, "#")
			target := pages[i].path
			if file != "" {
				target = path.Join(path.Dir(pages[i].path), file)
			}
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(target))); err != nil {
				t.Errorf("%s: the link %s leads nowhere", pages[i].path, link)
				continue
			}
			if to := byPath[target]; anchor != "" && to != nil && !to.anchors[anchor] {
				t.Errorf("%s: %s has no heading for the link %s", pages[i].path, target, link)
			}
		}
	}
}

// TestEveryPageIsListed holds that docs/README.md leads to every page for users.
func TestEveryPageIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, link := range named(t, "docs/README.md").links {
		listed[path.Join("docs", link)] = true
	}
	for _, d := range documents(t) {
		folder, name := path.Split(d.path)
		index := name == "README.md" && folder != "docs/" && folder != ""
		if (folder == "docs/" && name != "README.md" || index) && !listed[d.path] && !listed[strings.TrimSuffix(folder, "/")] {
			t.Errorf("docs/README.md does not mention %s", d.path)
		}
	}
}
