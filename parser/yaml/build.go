package yaml

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/template"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
	yaml "gopkg.in/yaml.v3"
)

// aliasBudget bounds how many nodes the aliases of one file may stand for together.
const aliasBudget = 50_000

// builder turns one document's nodes into a tree. A node that an alias refers to is built once, and the alias shares
// its children, so that a walk can tell by the pointers that it has been there.
type builder struct {
	*reader
	lines []int // offset in data of each line of the document
	end   int   // offset in data behind the document
	done  map[*yaml.Node]*tree.Node
	sizes map[*tree.Node]int
	last  int // offset behind the last scalar read
	found spot
}

// spot is where a column was found: the next one mostly stands behind it, and a file may be one line.
type spot struct{ line, column, at int }

// offset turns the library's line and rune column into an offset in data.
func (b *builder) offset(line, column int) int {
	if line < 1 || line > len(b.lines) {
		return b.end
	}
	if b.found.line != line || b.found.column > column {
		b.found = spot{line, 1, b.lines[line-1]}
	}
	for b.found.column < column && b.found.at < b.end {
		_, n := utf8.DecodeRune(b.data[b.found.at:b.end])
		b.found.at += n
		b.found.column++
	}
	return b.found.at
}

// node returns n as a tree node without key.
func (b *builder) node(n *yaml.Node, depth int) *tree.Node {
	if n.Kind == yaml.AliasNode {
		return b.alias(n)
	}
	out := &tree.Node{Tag: customTag(n.Tag)}
	if n.Anchor != "" {
		b.done[n] = nil // while it is nil, the node is being built: an alias inside refers to its own parent
	}
	at := b.offset(n.Line, n.Column)
	out.Place = b.place(at, at)
	switch {
	case depth > maxDepth:
		out.Value = b.unknown(at, at, "too deep")
	case n.Kind == yaml.MappingNode:
		b.mapping(n, out, depth)
	case n.Kind == yaml.SequenceNode:
		out.List = true
		for _, c := range n.Content {
			child := b.node(c, depth+1)
			out.Children = append(out.Children, child)
			out.Place.Span = out.Place.Span.Cover(child.Place.Span)
		}
	default:
		b.value(n, out, at)
	}
	if n.Anchor != "" {
		b.done[n] = out
	}
	b.sizes[out] = b.size(out)
	return out
}

func (b *builder) size(n *tree.Node) int {
	total := 1
	for _, c := range n.Children {
		total = min(total+b.sizes[c], 1<<30)
	}
	return total
}

func (b *builder) unknown(start, end int, ref string) setting.Value {
	return setting.OpaqueAt(b.place(start, end), ref)
}

// alias returns a node that shares the value or the children of the node at the anchor.
func (b *builder) alias(n *yaml.Node) *tree.Node {
	at := b.offset(n.Line, n.Column)
	end := min(b.end, at+1+len(n.Value))
	b.last = max(b.last, end)
	out := &tree.Node{Place: b.place(at, end)}
	target := b.done[n.Alias]
	if target != nil && b.sizes[target] > b.budget && b.budget >= 0 {
		b.problem(out.Place, source.TooLarge, "the aliases of this YAML stand for more than 50,000 values; those from here on were not followed")
		b.budget = -1
	}
	if target == nil || b.sizes[target] > b.budget {
		out.Value = b.unknown(at, end, "alias")
		b.sizes[out] = 1
		return out
	}
	b.budget -= b.sizes[target]
	out.Value, out.Children, out.List, out.Tag = target.Value, target.Children, target.List, target.Tag
	b.sizes[out] = b.sizes[target]
	return out
}

// mapping reads a mapping's members in order; merged members come last and give way to written ones.
func (b *builder) mapping(n *yaml.Node, out *tree.Node, depth int) {
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Tag == "!!merge" {
			merges = append(merges, value)
			continue
		}
		child := b.member(key, value, depth)
		out.Children = append(out.Children, child)
		out.Place.Span = out.Place.Span.Cover(child.Place.Span)
	}
	for _, m := range merges {
		b.merge(m, out, depth)
	}
}

// member reads one key and its value.
func (b *builder) member(key, value *yaml.Node, depth int) *tree.Node {
	at := b.offset(key.Line, key.Column)
	text, start, end := source.Decoded(b.place(at, at), "?"), at, at
	if key.Kind == yaml.ScalarNode {
		text, start, end = b.scalar(key, at)
	}
	if text.IsZero() {
		text = source.Decoded(b.place(start, end), "")
	}
	b.last = end
	child := b.node(value, depth+1)
	child.Key = text
	child.Place.Span = b.place(start, end).Span.Cover(child.Place.Span)
	if value.Kind == yaml.ScalarNode && child.Value.Kind == setting.Null && value.Value == "" {
		b.absent(child, end)
	}
	return child
}

// absent settles what a key without a value means: null, blamed on the key, or what a masked template prints there.
func (b *builder) absent(n *tree.Node, keyEnd int) {
	n.Value.Text = source.Decoded(n.Key.Place(), "null")
	end, between := keyEnd, ":"
	for _, h := range b.holesFrom(keyEnd) {
		if h.Span.Start >= b.end || strings.TrimSpace(string(b.data[end:h.Span.Start])) != between {
			return
		}
		end, between = h.Span.End, ""
		text := b.text(h.Span.Start, h.Span.End)
		if text.Len() == 0 {
			continue // a condition or a comment prints nothing
		}
		n.Value = setting.Value{Text: text, Kind: setting.Opaque}
		n.Place.Span = n.Place.Span.Cover(text.Place().Span)
		if text.Known() {
			n.Value.Kind = setting.String
		}
		return
	}
}

// holesFrom returns the holes that start at the offset or behind it.
func (b *builder) holesFrom(at int) []template.Hole {
	i := sort.Search(len(b.holes), func(i int) bool { return b.holes[i].Span.Start >= at })
	return b.holes[i:]
}

// merge adds the members of a merge key's value that out does not have: an alias, or a list of aliases and mappings.
func (b *builder) merge(n *yaml.Node, out *tree.Node, depth int) {
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			b.merge(c, out, depth)
		}
		return
	}
	if n.Kind == yaml.ScalarNode {
		return
	}
	has := make(map[string]bool, len(out.Children))
	for _, c := range out.Children {
		has[c.Key.String()] = true
	}
	for _, c := range b.node(n, depth+1).Children {
		if !c.Key.IsZero() && !has[c.Key.String()] {
			out.Children = append(out.Children, c)
		}
	}
}

// value reads a scalar.
func (b *builder) value(n *yaml.Node, out *tree.Node, at int) {
	if n.Tag == "!!null" && n.Value == "" {
		out.Value = setting.Value{Text: source.Decoded(out.Place, "null"), Kind: setting.Null}
		return
	}
	text, start, end := b.scalar(n, at)
	b.last = end
	out.Value = setting.Value{Text: text, Kind: kind(n)}
	switch {
	case !text.Known() && strings.Trim(text.String(), string(source.Hole)) == "":
		out.Value.Kind = setting.Opaque
	case n.Style == 0 && (text.Origin() == source.Fallback || text.Known() && text.String() != n.Value):
		out.Value.Kind = defaultKind(text.String())
	case out.Value.Kind == setting.Bool || out.Value.Kind == setting.Null:
		if word := canonical(n.Value, out.Value.Kind); word != text.String() && text.Origin() == source.Written {
			out.Value.Text = source.Decoded(b.place(start, end), word)
		}
	}
	out.Place.Span = out.Place.Span.Cover(b.place(start, end).Span)
}

// canonical spells a Bool or Null as the setting package does.
func canonical(value string, k setting.Kind) string {
	if k == setting.Null {
		return "null"
	}
	return strings.ToLower(value)
}

// kind is the type of a scalar by the core schema.
func kind(n *yaml.Node) setting.Kind {
	switch n.Tag {
	case "!!bool":
		return setting.Bool
	case "!!int", "!!float":
		return setting.Number
	case "!!null":
		return setting.Null
	}
	return setting.String
}

// defaultKind is the type of a template's visible default in plain style.
func defaultKind(value string) setting.Kind {
	switch {
	case value == "true" || value == "false":
		return setting.Bool
	case value != "" && strings.Trim(value, "0123456789") == "":
		return setting.Number
	}
	return setting.String
}

// customTag returns a tag that is none of YAML's own.
func customTag(tag string) string {
	if strings.HasPrefix(tag, "!!") || tag == "!" || strings.HasPrefix(tag, "tag:yaml.org,2002:") {
		return ""
	}
	return tag
}
