package report

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// masked stands for a secret of any length, so that not even its length shows.
const masked = "***"

// reach is how many bytes on each side of a mark are looked at: patterns never see more of a line, however long it is.
const reach = 4096

// keyword is the end of a name that promises a credential.
const keyword = `(?:password|passwd|pwd|passphrase|secret|token|(?:\b|_)pass|(?:api|access|account|private|shared|auth)[_-]?key|credentials?)`

// quoted is a string literal, closed or cut off, with its content as the group.
const quoted = `(?:"((?:[^"\\]|\\.)*)|'((?:[^'\\]|\\.)*)|` + "`([^`]*)" + `)`

// pattern is one spelling of credentials. It is tried only where the text, in lower case, holds one of its hints: most
// lines hold none, and looking for a word is far cheaper than matching.
type pattern struct {
	hints []string
	expr  func() *regexp.Regexp
}

// named are the hints of what keyword matches.
var named = []string{"pass", "pwd", "secret", "token", "key", "credential"}

// patterns are the spellings of credentials that a parser may have missed. Every non-empty group of a match is masked.
// A word after "=" ends at a blank; after ":" it runs on, since plain YAML scalars hold blanks. What follows -P is a
// password to sqlcmd and a port to mysql: up to five digits are a port. A variable that has a line to itself ends with it.
var patterns = []pattern{
	{[]string{"://"}, source.Pattern("://[^\\s:/\"'`<>]*:(?:([^\\s\"'`<>?#]+)|([^\\s\"'`<>]+))@")},
	// a port is a number: what else ends a text there is a password that somebody cut off
	{[]string{"://"}, source.Pattern("(?m)://[^\\s:/\"'`<>@]*:([^\\s\"'`<>@/{}$%:]*[^\\s\"'`<>@/{}$%:0-9][^\\s\"'`<>@/{}$%:]*)(?:[\\s\"'`<>]|$)")},
	{[]string{"@"}, source.Pattern("(?:^|[\\s\"'`=])[^\\s:/\"'`@=]*:([^\\s\"'`]+)@(?:tcp|tcp4|tcp6|udp|unix)?\\(")},
	{[]string{"/"}, source.Pattern("(?i)(?:thin:|\\b(?:sqlplus|sqlldr|expdp|impdp|rman)\\s+(?:-\\S+\\s+)*)[^\\s/@\"']*/([^\\s\"'`]+)@")},
	{named, source.Pattern(`(?i)` + keyword + "[\"'`]?\\]?\\s*(?::=|=>|==?|:)\\s*[a-z@$]{0,2}" + quoted)},
	{named, source.Pattern(`(?i)` + keyword + "[\"'`]?\\]?\\s*(?:=>|=)\\s*([^\\s&;,\"'`)}\\]<>]+)")},
	{named, source.Pattern(`^\x{FEFF}?\s*(?:- +)?(?:[A-Za-z]+ +)?[A-Z0-9_]*(?:PASSWORD|PASSWD|PWD|PASSPHRASE|SECRET|TOKEN|PASS|KEY|CREDENTIALS?)=` + "([^\\s\"'`]+)\\s*$")},
	{named, source.Pattern(`(?i)` + keyword + "[\"'`]?\\]?\\s*:\\s*([^\\s&;,\"'`)}\\]<>=/|][^&;,\"'`)}\\]#<>]*)")},
	{named, source.Pattern(`(?i)` + keyword + "[\"'`]?\\s*[(,]\\s*" + quoted)},
	{named, source.Pattern(`(?i)` + keyword + `\s*"\s+(?:value|content)\s*=\s*` + quoted)},
	{named, source.Pattern(`(?i)<[\w:.-]*` + keyword + `[\w:.-]*(?:\s[^<>]*)?>([^<]+)`)},
	{append([]string{"identified"}, named...), source.Pattern(`(?i)(?:\bidentified\s+(?:with\s+\S+\s+)?(?:by|as)\s+(?:password\s+)?|\bpassword\s+|--` + keyword + `\s+)` + quoted)},
	{named, source.Pattern(`(?i)--[\w-]*` + keyword + "\\s+([^\\s\"'`-][^\\s\"'`]*)")},
	{[]string{"-p"}, source.Pattern("(?:^|[\\s\"'`,\\[(])-p(?:\"([^\"]*)|'([^']*)|([^\\s\"'`,\\])]+))")},
	{[]string{"-p"}, source.Pattern("\\s-P\\s*(?:\"([^\"]*)|'([^']*)|([^\\s\"'`,\\])]*[^\\s\"'`,\\])0-9][^\\s\"'`,\\])]*|[0-9]{6,}))")},
	{[]string{"eyj"}, source.Pattern(`\b(eyJ[\w-]{8,}(?:\.[\w-]*)*)`)},
}

// blob is a run long enough to be an encoded key.
var blob = source.Pattern(`[A-Za-z0-9+/]{24,}={0,2}`)

// words is a run of names and numbers with slashes between: a path or an identifier, and no key.
var words = source.Pattern(`^/*(?:[A-Za-z]*[0-9]{0,8}(?:/+|$))*$`)

// areWords reports whether a run is words. A key of letters and slashes alone looks like some, but its letters change
// between small and large as no name does.
func areWords(run []byte) bool {
	if !words().Match(run) {
		return false
	}
	humps := 0
	for i := 1; i < len(run); i++ {
		if 'a' <= run[i-1] && run[i-1] <= 'z' && 'A' <= run[i] && run[i] <= 'Z' {
			humps++
		}
	}
	return humps*5 <= len(run)
}

// lookup is a value that only says where the credential comes from.
var lookup = source.Pattern(`^(?:\$\{?[A-Z_][A-Z0-9_]*\}?|\$?\{\{.*|process\.env\.\w+|os\.(?:environ|getenv|Getenv)\b.*|(?:var|local|data|module)\.[\w.]+|null|nil|None|true|false|undefined|\*+)$`)

// mask returns what of the window must not show, sorted and disjoint: the parsers' secrets, and whatever looks like a
// credential. A look-alike gives way to the mark when it covers the mark, since the mark is what the reader must see;
// a secret never does. secrets are sorted and disjoint.
func mask(file *source.File, window, mark source.Span, secrets []source.Span) []source.Span {
	var out []source.Span
	first, _ := slices.BinarySearchFunc(secrets, window.Start+1, func(s source.Span, at int) int { return cmp.Compare(s.End, at) })
	for _, s := range secrets[first:] {
		if s.Start >= window.End {
			break
		}
		out = append(out, source.Span{Start: max(s.Start, window.Start), End: min(s.End, window.End)})
	}
	for _, s := range lookalikes(file.Data[window.Start:window.End]) {
		out = append(out, outside(source.Span{Start: s.Start + window.Start, End: s.End + window.Start}, mark)...)
	}
	return join(out)
}

// secretsOf are the secrets of a file, sorted and disjoint: once for a report, since every frame asks for them.
func (r *Run) secretsOf(file *source.File) []source.Span {
	if r.hidden != nil {
		return r.hidden[file]
	}
	return join(slices.Clone(r.Secrets[file]))
}

// sorted is the run with the secrets of all files as frames look them up.
func (r *Run) sorted() *Run {
	out := *r
	out.hidden = make(map[*source.File][]source.Span, len(r.Secrets))
	for file, list := range r.Secrets {
		out.hidden[file] = join(slices.Clone(list))
	}
	return &out
}

// outside returns s without the mark, or all of s when it is a proper part of the mark.
func outside(s, mark source.Span) []source.Span {
	if mark.Len() == 0 || mark.Contains(s) && mark != s || mark.End <= s.Start || s.End <= mark.Start {
		return []source.Span{s}
	}
	var out []source.Span
	if s.Start < mark.Start {
		out = append(out, source.Span{Start: s.Start, End: mark.Start})
	}
	if mark.End < s.End {
		out = append(out, source.Span{Start: mark.End, End: s.End})
	}
	return out
}

// Conceal masks what looks like a credential in a text of somebody's that is no line of a file: a reason, a message.
func Conceal(text string) string {
	var b strings.Builder
	at := 0
	for _, s := range join(spelled([]byte(text))) {
		b.WriteString(text[at:s.Start] + masked)
		at = s.End
	}
	return b.String() + text[at:]
}

// lookalikes returns the ranges of text that look like credentials.
func lookalikes(text []byte) []source.Span {
	out := spelled(text)
	for _, m := range blob().FindAllIndex(text, -1) {
		if !areWords(bytes.TrimRight(text[m[0]:m[1]], "=")) { // "name=" is no padded key
			out = append(out, source.Span{Start: m[0], End: m[1]})
		}
	}
	return out
}

// spelled returns what stands where credentials do.
func spelled(text []byte) []source.Span {
	var out []source.Span
	lower := bytes.ToLower(text)
	for _, p := range patterns {
		if !slices.ContainsFunc(p.hints, func(h string) bool { return bytes.Contains(lower, []byte(h)) }) {
			continue
		}
		for _, m := range p.expr().FindAllSubmatchIndex(text, -1) {
			for i := 2; i < len(m); i += 2 {
				if m[i] < m[i+1] && !lookup().Match(text[m[i]:m[i+1]]) && !prefix(text, m[i], m[i+1]) {
					out = append(out, source.Span{Start: m[i], End: m[i+1]})
				}
			}
		}
	}
	return out
}

// prefix reports whether text[i:j] is the letter or two in front of a string literal: f"…", rb'…', @"…".
func prefix(text []byte, i, j int) bool {
	return j-i <= 2 && j < len(text) && (text[j] == '"' || text[j] == '\'' || text[j] == '`')
}

// join sorts spans and merges those that touch.
func join(spans []source.Span) []source.Span {
	slices.SortFunc(spans, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out []source.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		if s.Len() > 0 {
			out = append(out, s)
		}
	}
	return out
}
