package driver

import "github.com/dsnlint/dsnlint/setting"

// goOpener is a Go function that takes a DSN at a position; -1 is a config object that another opener made.
func goOpener(callee string, position int) setting.Opener {
	role := setting.DSN
	if position < 0 {
		position, role = 1, setting.Delegate
	}
	return setting.Opener{Language: "go", Callee: callee, Args: []setting.Arg{{Position: position, Role: role}}, Setters: true}
}

// sqlxOpen is one of sqlx's functions that take a driver name and a DSN.
func sqlxOpen(name, driver string) setting.Opener {
	return withSelect(goOpener("github.com/jmoiron/sqlx."+name, 1), driver)
}

// withSelect narrows an opener to words in its first argument.
func withSelect(o setting.Opener, values ...string) setting.Opener {
	o.Select = []setting.Selector{{Position: 0, Values: values}}
	return o
}
