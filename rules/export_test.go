package rules

// InputOf is what policies see, for tests that need the whole tool to make facts.
var InputOf = inputOf

// OpenPack is what the child makes of the files of a pack.
func OpenPack(p *Pack) (modules, tests int, data map[string]any, err error) {
	c, err := p.open()
	if err != nil {
		return 0, 0, nil, err
	}
	return len(c.modules), len(c.tests), c.data, nil
}
