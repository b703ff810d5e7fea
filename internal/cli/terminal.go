package cli

import "strconv"

// defaultColumns is what a terminal has that does not tell.
const defaultColumns = 80

// colour follows --color. Auto means a terminal, unless its user has asked for plain text (https://no-color.org), or
// something else whose user has asked for colours (https://bixense.com/clicolors).
func colour(word string, terminal bool, env Env) bool {
	switch word {
	case "always":
		return true
	case "never":
		return false
	}
	force := env.Getenv("CLICOLOR_FORCE")
	switch {
	case env.Getenv("NO_COLOR") != "":
		return false
	case force != "" && force != "0":
		return true
	}
	return terminal && env.Getenv("TERM") != "dumb" && env.Getenv("CLICOLOR") != "0"
}

// columns is the width of the terminal that standard output is, 0 if it is none: what goes into a pipe is not laid out.
// COLUMNS wins over what the system says, as everywhere.
func columns(env Env) int {
	if !env.Terminal {
		return 0
	}
	if n, err := strconv.Atoi(env.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if env.Columns > 0 {
		return env.Columns
	}
	return defaultColumns
}
