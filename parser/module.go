package parser

import (
	"slices"

	"github.com/dsnlint/dsnlint/parser/hcl"
	"github.com/dsnlint/dsnlint/parser/keys"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// moduleSources stand in files that call modules of the same checkout, which may say more with what they are given.
var moduleSources = []string{`"./`, `"../`, "find_in_parent_folders"}

// readModule reads the HCL files of one folder. What their blocks say is read as a configuration file is: a resource's
// environment, a provider's address, the scripts that are to run.
func readModule(p *Parser, files []*source.File) setting.Found {
	m := hcl.Read(files, p.known, p.neighbours...)
	found := m.Found
	mark := len(found.Connections)
	for _, root := range m.Arguments {
		var variant setting.Found
		variant.Add(keys.FindEach(files[0], root, keys.Terraform, p.keys))
		run := runScripts(p, files[0], keys.Scripts(files[0], root, keys.Terraform, p.keys))
		branches(&found, withCommands(variant, run))
	}
	for _, c := range m.Embedded {
		if !slices.ContainsFunc(found.Connections[mark:], func(o setting.Connection) bool { return sameScheme(&o, &c) }) {
			found.Connections = append(found.Connections, c)
		}
	}
	return found
}

// sameScheme reports whether two connections have one connection string.
func sameScheme(a, b *setting.Connection) bool {
	return a.Scheme.Place() == b.Scheme.Place() && !a.Scheme.IsZero()
}

// branches adds what one alternative gave to what others have: a connection goes beside that of the same block, unless it
// is the same in all.
func branches(found *setting.Found, variant setting.Found) {
	for _, c := range variant.Connections {
		at := len(found.Connections)
		same := false
		for i := range found.Connections {
			o := &found.Connections[i]
			if same = same || alike(o, &c); o.Where == c.Where && o.Anchor == c.Anchor && o.Hint.Name == c.Hint.Name {
				at = i + 1
			}
		}
		if !same {
			found.Connections = slices.Insert(found.Connections, at, c)
		}
	}
	variant.Connections = nil
	found.Add(variant)
}

// alike reports whether two connections say the same in the same words: of one block, or by one connection string.
func alike(a, b *setting.Connection) bool {
	return a.Scheme.Place() == b.Scheme.Place() && (a.Where == b.Where || !a.Scheme.IsZero()) && slices.EqualFunc(a.Options, b.Options, func(x, y setting.Option) bool {
		return x.Place() == y.Place() && x.Value.Text.String() == y.Value.Text.String()
	})
}
