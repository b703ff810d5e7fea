package parser

import (
	"bytes"
	"strings"

	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// helm is the language of imports that are templates of a chart.
const helm = "helm"

// scope is what the templates of a file may refer to: the values of its chart, and the templates of its neighbours.
func (p *Parser) scope(f *source.File) template.Scope {
	var files []*source.File
	for _, n := range p.neighbours {
		if n.Language == helm {
			files = append(files, n.File)
		}
	}
	if strings.HasSuffix(f.Path, ".tpl") {
		files = append(files, f)
	}
	named := map[string]template.Named{}
	for _, file := range files {
		for _, n := range p.defined(file) {
			named[n.Name.String()] = n
		}
	}
	return template.Scope{Values: p.known.Values, Named: named}
}

// defined are the templates that a file defines.
func (p *Parser) defined(f *source.File) []template.Named {
	return p.named.of(reading{file: f}, func() []template.Named { return template.Defined(f) })
}

// depends notes what the templates of a file depend on in other files.
func depends(found *setting.Found, f *source.File, scope template.Scope) {
	if !bytes.Contains(f.Data, []byte("{{")) {
		return
	}
	refs, includes := template.References(f.Data, scope)
	found.References = append(found.References, refs...)
	if includes {
		found.Imports = append(found.Imports, setting.Import{Language: helm, Local: "include", Path: "templates"})
	}
}

// readYAML reads a YAML file, which may be a template of a chart, or hold a chart's values. Values are read whatever they
// are; where nothing in them is of interest by itself nothing else is.
func readYAML(p *Parser, f *source.File) setting.Found {
	scope := p.scope(f)
	root, problems := yaml.ReadIn(f, source.Span{End: len(f.Data)}, scope)
	var values setting.Found
	if keys.IsValues(f.Path) {
		values = keys.ChartValues(f, root, p.keys)
		values.Definitions = keys.Values(f, root)
		if !p.filters.of(nil).Match(f.Data) {
			return values
		}
	}
	found := readRoot(p, f, root)
	found.Add(values)
	depends(&found, f, scope)
	found.Problems = append(problems, found.Problems...)
	return found
}

// readHelpers reads the templates that a chart's others include: each is a value, or a piece of YAML.
func readHelpers(p *Parser, f *source.File) setting.Found {
	scope := p.scope(f)
	var found setting.Found
	root := &tree.Node{Place: source.Place{File: f, Span: source.Span{End: len(f.Data)}}}
	for _, d := range p.defined(f) {
		body := source.Verbatim(source.Place{File: f, Span: d.Body}).Trim()
		if strings.Contains(body.String(), "\n") && strings.Contains(body.String(), "name:") {
			part, _ := yaml.ReadIn(f, d.Body, scope)
			found.Add(readRoot(p, f, part))
			continue
		}
		value := setting.ValueOf(template.Body(f, d.Body, scope))
		root.Children = append(root.Children, &tree.Node{Key: d.Name, Value: value, Place: body.Place()})
	}
	found.Add(keys.Find(f, root, keys.Kubernetes, p.keys))
	depends(&found, f, scope)
	return found
}
