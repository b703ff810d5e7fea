package shell

import (
	"fmt"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// show writes what was found, one line each, values as "name=value@raw" where the raw bytes differ from the value.
func show(f setting.Found) string {
	var out []string
	for _, c := range f.Connections {
		line := fmt.Sprintf("%s %s/%s", c.Shape, strings.Join(c.Hint.Drivers, ","), c.Hint.Source)
		if c.Hint.Version != "" {
			line += " v" + c.Hint.Version
		}
		line += " @" + c.Anchor.Raw()
		for _, h := range c.Hosts {
			line += " host:" + pair(h)
		}
		for _, h := range c.Ports {
			if h.Len() > 0 {
				line += " port:" + pair(h)
			}
		}
		if c.Database.Len() > 0 {
			line += " db:" + pair(c.Database)
		}
		line += options(c.Options)
		if len(c.Open) > 0 {
			line += " open"
		}
		out = append(out, line)
	}
	for _, r := range f.Resources {
		out = append(out, fmt.Sprintf("%s %s @%s%s", r.Type, r.Name, r.Anchor.Raw(), options(r.Attributes)))
	}
	for _, s := range f.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	for _, p := range f.Problems {
		out = append(out, "problem "+string(p.Code))
	}
	return strings.Join(out, "\n")
}

func options(list []setting.Option) string {
	line := ""
	for _, o := range list {
		line += " "
		if o.Layer == setting.InEnv {
			line += "env:"
		}
		line += pair(o.Name)
		switch o.Value.Kind {
		case setting.Bare:
		case setting.Opaque:
			line += "=?"
		default:
			line += "=" + pair(o.Value.Text)
		}
	}
	return line
}

// pair shows a text; unknown parts are "?", a fallback ends in "~", bytes are added where they differ.
func pair(t source.Text) string {
	s := strings.ReplaceAll(t.String(), string(source.Hole), "?")
	raw := t.Place().Raw()
	if t.Origin() == source.Fallback {
		s += "~"
	}
	if raw != t.String() {
		s += "@" + raw
	}
	return s
}

func read(code string) setting.Found {
	return Read(source.NewFile("x.sh", []byte(code)), setting.Known{}, setting.Hint{})
}
