package setting

import "github.com/dsnlint/dsnlint/source"

// Through returns what was found in a file whose bytes are the text outer with the places that outer came from: of code
// in a notebook's cell, or of a file in a value of another.
func (f Found) Through(inner *source.File, outer source.Text) Found {
	v := view{inner, outer}
	out := Found{Secrets: make([]source.Place, len(f.Secrets)), References: f.References}
	for _, c := range f.Connections {
		c.Where, c.Anchor = v.place(c.Where), v.place(c.Anchor)
		c.Scheme, c.Database = v.text(c.Scheme), v.text(c.Database)
		c.Slot.Last = v.place(c.Slot.Last)
		c.Hosts, c.Ports, c.Hint.By = v.texts(c.Hosts), v.texts(c.Ports), v.texts(c.Hint.By)
		c.Options, c.Related = v.options(c.Options), v.related(c.Related)
		out.Connections = append(out.Connections, c)
	}
	for _, r := range f.Resources {
		r.Where, r.Anchor = v.place(r.Where), v.place(r.Anchor)
		r.Hint.By = v.texts(r.Hint.By)
		r.Attributes, r.Related = v.options(r.Attributes), v.related(r.Related)
		out.Resources = append(out.Resources, r)
	}
	for _, d := range f.Definitions {
		d.Value, d.Block = v.text(d.Value), v.place(d.Block)
		out.Definitions = append(out.Definitions, d)
	}
	for i, p := range f.Secrets {
		out.Secrets[i] = v.place(p)
	}
	for _, p := range f.Problems {
		p.Place = v.place(p.Place)
		out.Problems = append(out.Problems, p)
	}
	return out
}

// view is a file seen through the text that it was made of.
type view struct {
	inner *source.File
	outer source.Text
}

func (v view) place(p source.Place) source.Place { return p.Through(v.inner, v.outer) }

func (v view) text(t source.Text) source.Text { return t.Through(v.inner, v.outer) }

func (v view) texts(list []source.Text) []source.Text {
	var out []source.Text
	for _, t := range list {
		out = append(out, v.text(t))
	}
	return out
}

func (v view) options(list []Option) []Option {
	var out []Option
	for _, o := range list {
		o.Name, o.Value.Text = v.text(o.Name), v.text(o.Value.Text)
		out = append(out, o)
	}
	return out
}

func (v view) related(list []Related) []Related {
	var out []Related
	for _, r := range list {
		r.Place = v.place(r.Place)
		out = append(out, r)
	}
	return out
}
