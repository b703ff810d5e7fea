package link

import (
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// chart is a folder with templates, and what its values are called in the files of the charts around it.
type chart struct {
	root   string
	prefix string // "db." for the values of charts/db; "" for the chart's own
}

// chartsOf lists the chart that a file is a template of, and those that it is a part of, from the inside out.
func chartsOf(file string) []chart {
	i := strings.LastIndex("/"+file, "/templates/")
	if i < 0 {
		return nil
	}
	root := path.Clean(file[:i])
	out := []chart{{root: root}}
	prefix := ""
	for {
		folder, name := path.Split(root)
		if path.Base(folder) != "charts" {
			return out
		}
		prefix = name + "." + prefix
		root = path.Dir(path.Clean(folder))
		out = append(out, chart{root: root, prefix: prefix})
	}
}

// ref is what a chart calls a value of the innermost one.
func (c chart) ref(ref string) string {
	name := strings.TrimPrefix(ref, string(Values))
	if c.prefix == "" || strings.HasPrefix(name, "global.") {
		return ref
	}
	return string(Values) + c.prefix + name
}

// owns reports whether a file holds values of the chart: one beside its templates, or below but for other charts'.
func (c chart) owns(b *block) bool {
	if !within(b.folder, c.root) {
		return false
	}
	rest := "/" + strings.TrimPrefix(b.file, c.root) + "/"
	return !strings.Contains(rest, "/charts/") && !strings.Contains(rest, "/templates/")
}

// base reports the file of values that holds where no other one is named.
func (c chart) base(b *block) bool {
	return b.folder == c.root && isBase(b.file)
}

func isBase(file string) bool {
	name := strings.ToLower(path.Base(file))
	return name == "values.yaml" || name == "values.yml"
}

// above reports whether a file of values stands in a folder around the chart, the only one there.
func (l *Links) above(b *block, c chart) bool {
	if b.folder == c.root || !within(c.root, b.folder) || isBase(b.file) {
		return false
	}
	for _, other := range l.values {
		if isBase(other.file) && other.folder != c.root && within(other.folder, b.folder) && !within(other.folder, c.root) {
			return false
		}
	}
	return true
}

// layer is a file of values as a chart reads it.
type layer struct {
	chart
	*block
}

// charts lists the environments that files of values are to a template: those that hold by themselves, and each of the
// others over them.
func (l *Links) charts(file string, wanted []string, add func(Environment) bool) {
	var bases, overlays []layer
	for _, c := range slices.Backward(chartsOf(file)) {
		for _, b := range l.values {
			switch {
			case c.base(b):
				bases = append(bases, layer{c, b})
			case c.owns(b), l.above(b, c):
				overlays = append(overlays, layer{c, b})
			}
		}
	}
	if !add(layered(bases, wanted)) {
		return
	}
	for _, o := range overlays {
		if !add(layered(append([]layer{o}, bases...), wanted)) {
			return
		}
	}
}

// layered gives the wanted names the values of the first layer that has one.
func layered(layers []layer, wanted []string) Environment {
	out := Environment{}
	for _, ref := range wanted {
		if value, ok := lookUp(layers, ref); ok {
			out[ref] = expanded(layers, value)
		}
	}
	return out
}

func lookUp(layers []layer, ref string) (source.Text, bool) {
	for _, y := range layers {
		if value, ok := y.values[y.ref(ref)]; ok {
			return value, true
		}
	}
	return source.Text{}, false
}

// expanded replaces the values that a value is a template of.
func expanded(layers []layer, value source.Text) source.Text {
	for range maxHops {
		others := func(ref string) (source.Text, bool) {
			other, ok := lookUp(layers, ref)
			return other, ok && spaceOf(ref) == Values
		}
		next, ok := value.Fill(passing(others, value))
		if !ok || next.Len() > maxText {
			break
		}
		value = next
	}
	return value
}
