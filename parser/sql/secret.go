package sql

import "strings"

// passwords remembers what any statement says behind a word such as PASSWORD, whether or not the statement is one that
// is read: SET PASSWORD FOR u = '…', CREATE ROLE r PASSWORD '…', MASTER_PASSWORD = '…', IDENTIFIED BY x.
func (r *reader) passwords(tokens []token) {
	for i, t := range tokens {
		if t.kind != word {
			continue
		}
		switch w := strings.ToUpper(r.s[t.start:t.end]); {
		case strings.HasSuffix(w, "PASSWORD"), strings.HasSuffix(w, "PASSWD"):
			r.passwordIn(tokens[i+1:])
		case w == "BY" && i > 0 && r.upper(tokens[i-1]) == "IDENTIFIED" && i+1 < len(tokens):
			r.identified(tokens[i+1])
		}
	}
}

// passwordIn looks for the first string behind the word: after "=", "(", a prefix such as N, or FOR and an account.
func (r *reader) passwordIn(rest []token) {
	const most = 16
	account := false
	for i := 0; i < len(rest) && i < most; i++ {
		raw := r.upper(rest[i])
		switch {
		case raw == "=":
			account = false
		case account || raw == "(" || raw == "N" || raw == "E" || raw == "U":
		case raw == "FOR":
			account = true
		case rest[i].kind == text || rest[i].kind == quoted:
			r.secret(rest[i])
			return
		default:
			return
		}
	}
}

// identified remembers a password that may stand without quotes, as Oracle takes it.
func (r *reader) identified(t token) {
	switch r.upper(t) {
	case "PASSWORD", "RANDOM", "VALUES", "VALUE", ";":
		return
	}
	if t.kind != symbol {
		r.secret(t)
	}
}

func (r *reader) upper(t token) string { return strings.ToUpper(r.s[t.start:t.end]) }
