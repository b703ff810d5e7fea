package setting

import "github.com/dsnlint/dsnlint/source"

// Attribute is an attribute of a resource at a dotted path; at is the key that it stands under.
func Attribute(path string, at source.Place, v Value) Option {
	return Option{Name: source.Decoded(at, path), Value: v, Layer: InCall}
}

// More is the attribute that says that a resource may have others below a path than can be seen; "" is the whole of it.
func More(path string, at source.Place) Option {
	name := "*"
	if path != "" {
		name = path + ".*"
	}
	return Attribute(name, at, OpaqueAt(at, "expression"))
}

// Conceal hides the value of an attribute that is a password, key or token by its path, and reports whether it is one.
// Switches and what cannot be known are none.
func (f *Found) Conceal(path string, v Value) bool {
	if v.Kind != String && v.Kind != Number || !PathNamesSecret(path) {
		return false
	}
	f.Hide(v.Text)
	return true
}
