package manifest

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// element is one XML element.
type element struct {
	path   []string // from the root, with the element's own name
	text   string   // what stands in it before its first child, without surrounding blanks
	attrs  map[string]string
	parent bool // it has children, which have been visited before it
}

// maxText is longer than any name or version.
const maxText = 500

// maxElements bounds the nesting that is followed.
const maxElements = 64

// elements walks an XML document in the order in which elements end. A broken document ends where it breaks.
func elements(data []byte, visit func(element)) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = latin
	var path []string
	var open []element
	for {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(path) >= maxElements {
				return
			}
			path = append(path, token.Name.Local)
			if len(open) > 0 {
				open[len(open)-1].parent = true
			}
			open = append(open, element{path: path[:len(path):len(path)], attrs: attributes(token.Attr)})
		case xml.CharData:
			if e := len(open) - 1; e >= 0 && !open[e].parent && len(open[e].text) < maxText {
				open[e].text += string(token)
			}
		case xml.EndElement:
			if len(open) == 0 {
				return
			}
			e := open[len(open)-1]
			open, path = open[:len(open)-1], path[:len(path)-1]
			e.text = strings.TrimSpace(e.text)
			visit(e)
		}
	}
}

func attributes(attrs []xml.Attr) map[string]string {
	out := map[string]string{}
	for _, a := range attrs {
		out[strings.ToLower(a.Name.Local)] = a.Value
	}
	return out
}

// latin reads any declared one-byte encoding as ISO 8859-1: names and versions are ASCII.
func latin(_ string, in io.Reader) (io.Reader, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	out := make([]rune, len(data))
	for i, b := range data {
		out[i] = rune(b)
	}
	return strings.NewReader(string(out)), nil
}

// properties are the values that a build file gives names to.
type properties map[string]string

// resolve replaces ${name} by its value, where it is known; ok is false if a name is not.
func (p properties) resolve(s string) (string, bool) {
	for range maxDepth {
		before, rest, found := strings.Cut(s, "${")
		if !found {
			return s, true
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := p[name]
		if !closed || !known || len(value) > 200 {
			return "", false
		}
		s = before + value + after
	}
	return "", false
}

// artifact is a <dependency> as written.
type artifact struct{ group, name, version string }

// pom reads the dependencies of a Maven project, of its profiles, plug-ins and dependencyManagement. Properties are
// resolved inside the file; versions that a parent manages are unknown.
func pom(data []byte) []Dependency {
	props, managed := properties{}, map[string]string{}
	var found []artifact
	var current artifact
	elements(data, func(e element) {
		switch place, name := strings.Join(e.path[:len(e.path)-1], "/"), e.path[len(e.path)-1]; {
		case strings.HasSuffix(place, "/properties"):
			if _, taken := props[name]; !taken || place == "project/properties" {
				props[name] = e.text
			}
		case place == "project" || place == "project/parent":
			props.project(place, name, e.text)
		case strings.HasSuffix(place, "/dependencies/dependency"):
			current.set(name, e.text)
		case name == "dependency" && strings.HasSuffix(place, "/dependencies"):
			found = append(found, current)
			if strings.Contains(place, "dependencyManagement") {
				managed[current.group+":"+current.name] = current.version
			}
			current = artifact{}
		}
	})
	return maven(found, props, managed)
}

// project files a value of the project itself or of its parent under the names that expressions use.
func (p properties) project(place, name, text string) {
	if name != "version" && name != "groupId" && name != "artifactId" {
		return
	}
	if place == "project/parent" {
		p["project.parent."+name], p["parent."+name] = text, text
		if _, taken := p["project."+name]; taken || name == "artifactId" {
			return
		}
	}
	p["project."+name], p["pom."+name] = text, text
}

func (a *artifact) set(name, text string) {
	switch name {
	case "groupId":
		a.group = text
	case "artifactId":
		a.name = text
	case "version":
		a.version = text
	}
}

// maven turns artifacts into dependencies; one without a version takes the managed one.
func maven(found []artifact, props properties, managed map[string]string) []Dependency {
	var out []Dependency
	for _, a := range found {
		if a.version == "" {
			a.version = managed[a.group+":"+a.name]
		}
		group, okGroup := props.resolve(a.group)
		name, okName := props.resolve(a.name)
		if !okGroup || !okName || group == "" || name == "" || strings.Contains(group+name, "$") {
			continue
		}
		d := Dependency{Ecosystem: "maven", Name: group + ":" + name}
		if v, ok := props.resolve(a.version); ok {
			d.Version, d.Least = interval(v)
		}
		out = append(out, d)
	}
	return out
}
