// Package bicep reads Bicep: its declarations become those of package arm, which works out what they say. A statement that
// cannot be read hides no other.
package bicep

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/source"
)

// maxDepth is the nesting above which a statement is not read.
const maxDepth = 200

// Read returns what a file declares, with a problem for the first statement that cannot be read. A file of parameters
// declares the deployment that it is for.
func Read(f *source.File) (*arm.Template, []source.Problem) {
	r := newReader(f)
	t := r.template()
	if r.using != nil {
		r.using.Given = t.Parameters
		t = &arm.Template{Resources: []*arm.Resource{r.using}, Secrets: t.Secrets}
	}
	if r.broken < 0 {
		return t, nil
	}
	return t, []source.Problem{{
		File: f.Path, Place: r.place(r.broken, r.broken), Code: source.Syntax,
		Message: "this statement is no Bicep that can be read; those behind it were read",
	}}
}

// reader reads one file.
type reader struct {
	file   *source.File
	data   []byte
	at     int
	depth  int
	failed bool // of the statement that is being read
	broken int  // where the first statement stands that cannot be read; -1 if all can

	begun int           // where the statement that is being read begins, behind its decorators
	using *arm.Resource // the deployment that a file of parameters is for; nil in templates
}

func newReader(f *source.File) *reader {
	return &reader{file: f, data: f.Data, at: source.ByteOrderMark(f.Data), broken: -1}
}

func (r *reader) place(from, to int) source.Place {
	return source.Place{File: r.file, Span: source.Span{Start: from, End: to}}
}

func (r *reader) text(from, to int) source.Text { return source.Verbatim(r.place(from, to)) }

// template reads all statements.
func (r *reader) template() *arm.Template {
	t := &arm.Template{Parameters: map[string]*arm.Expr{}, Variables: map[string]*arm.Expr{}}
	for r.space(true); r.at < len(r.data); r.space(true) {
		start := r.at
		r.failed, r.depth = false, 0
		r.statement(t)
		if r.failed || r.at == start {
			if r.broken < 0 {
				r.broken = start
			}
			r.recover(r.begun)
		}
	}
	return t
}

// statement reads one statement with its decorators.
func (r *reader) statement(t *arm.Template) {
	secure := r.decorators()
	start := r.at
	r.begun = start
	switch word := r.word().String(); word {
	case "param":
		name, value := r.declaration()
		t.Parameters[name] = value
		if secure {
			t.Secure = append(t.Secure, name)
		}
		if secure && value != nil {
			t.Secrets = append(t.Secrets, value.Texts()...)
		}
	case "var":
		if name, value := r.declaration(); value != nil {
			t.Variables[name] = value
		}
	case "resource", "module":
		if res := r.resource(start, word == "module"); res != nil {
			t.Resources = append(t.Resources, res)
		}
	case "using":
		if r.space(false); r.peek() != '\'' {
			r.skip() // for no template
		} else if name := r.quoted(); name != nil && isLocal(name) {
			r.using = &arm.Resource{Symbol: path.Base(r.file.Path), Source: name.Value.Text.String(), Where: name.Place}
		}
	case "output", "metadata", "targetScope", "type", "func", "import", "extension", "provider", "assert", "extends":
		r.skip()
	default:
		r.failed = true
	}
}

// decorators reads what stands in front of a statement, and tells whether it is marked as a secret.
func (r *reader) decorators() (secure bool) {
	for r.space(true); r.peek() == '@'; r.space(true) {
		r.at++
		x := r.postfix()
		secure = secure || strings.EqualFold(x.Value.Text.String(), "secure")
	}
	return secure
}

// declaration reads "name type = value"; both the type and the value may be missing.
func (r *reader) declaration() (name string, value *arm.Expr) {
	r.space(false)
	name = r.word().String()
	if name == "" {
		r.failed = true
		return "", nil
	}
	if r.typed() {
		r.at++
		value = r.expr()
	}
	return name, value
}

// typed passes over a type and tells whether a value follows.
func (r *reader) typed() bool {
	for open := 0; r.at < len(r.data); {
		if r.space(open > 0); r.at >= len(r.data) {
			break
		}
		switch c := r.data[r.at]; {
		case c == '\n':
			if !r.continued() {
				return false
			}
			r.space(true)
			continue
		case c == '\'':
			r.quoted()
			continue
		case strings.IndexByte("([{<", c) >= 0:
			open++
		case strings.IndexByte(")]}>", c) >= 0:
			open--
		case c == '=' && open <= 0:
			return true
		}
		r.at++
	}
	return false
}

// resource reads what follows the word resource or module.
func (r *reader) resource(start int, module bool) *arm.Resource {
	r.space(false)
	out := &arm.Resource{Symbol: r.word().String()}
	r.space(false)
	kind := r.quoted()
	if out.Symbol == "" || kind == nil || kind.Kind != arm.Literal {
		r.failed = true
		return nil
	}
	out.Anchor = r.place(start, r.at)
	out.Type, out.Version, _ = kind.Value.Text.Cut("@")
	if r.space(false); r.follows("existing") {
		out.Existing = true
		r.space(false)
	}
	if !r.take('=') {
		r.failed = true
		return nil
	}
	r.body(out)
	out.Where = r.place(start, r.at)
	switch {
	case r.failed:
		return nil
	case module:
		called(out, kind)
	}
	return out
}

// called makes a declaration the call of a module: of the same checkout, or of the public registry by its name there.
func called(out *arm.Resource, source *arm.Expr) {
	out.Body = out.Body.Member("params")
	if out.Type = registered(source.Value.Text); isLocal(source) {
		out.Source, out.Given = source.Value.Text.String(), map[string]*arm.Expr{}
		for _, p := range out.Body.Members {
			if !p.Key.IsZero() {
				out.Given[p.Key.String()] = p.Value
			}
		}
	}
}

// registered is the type of a module of the public registry: its path there, without the version. It is zero for others.
func registered(name source.Text) source.Text {
	for _, registry := range []string{"br/public:", "br:mcr.microsoft.com/bicep/"} {
		if path, ok := strings.CutPrefix(name.String(), registry); ok {
			path, _, _ = strings.Cut(path, ":")
			return source.Decoded(name.Place(), "module:"+path)
		}
	}
	return source.Text{}
}

// isLocal reports whether a path names a template of the same checkout.
func isLocal(x *arm.Expr) bool {
	name := x.Value.Text.String()
	return x.Kind == arm.Literal && (strings.HasSuffix(name, ".bicep") || strings.HasSuffix(name, ".json"))
}

// body reads an object, under a condition, in a loop, or both.
func (r *reader) body(out *arm.Resource) {
	if r.depth++; r.depth > maxDepth {
		r.failed = true
		return
	}
	defer func() { r.depth-- }()
	r.space(true)
	switch {
	case r.peek() == '[':
		r.at++
		out.Loop = r.loopHead()
		if out.Loop == nil {
			r.failed = true
			return
		}
		r.body(out)
		if r.space(true); !r.take(']') {
			r.failed = true
		}
	case r.follows("if"):
		if r.space(true); r.peek() != '(' {
			r.failed = true
			return
		}
		out.If = r.primary()
		r.body(out)
	case r.peek() == '{':
		out.Body = r.object(out)
	default:
		r.failed = true
	}
}

// loopHead reads "for item in list:"; nil if there is none.
func (r *reader) loopHead() *arm.Expr {
	if r.space(true); !r.follows("for") {
		return nil
	}
	out := &arm.Expr{Kind: arm.Loop}
	r.space(true)
	pair := r.take('(')
	for len(out.Locals) < 2 {
		r.space(true)
		name := r.word().String()
		if name == "" {
			return nil
		}
		out.Locals = append(out.Locals, name)
		if r.space(true); !pair || !r.take(',') {
			break
		}
	}
	if pair && !r.take(')') {
		return nil
	}
	if r.space(true); !r.follows("in") {
		return nil
	}
	list := r.expr()
	if r.space(true); !r.take(':') {
		return nil
	}
	out.Args, out.Place = []*arm.Expr{list}, list.Place
	return out
}

// keywords begin statements.
var keywords = []string{
	"param", "var", "resource", "module", "output", "metadata", "targetScope", "type", "func", "import", "using", "extension", "provider", "assert",
}

// recover moves to the next line that begins with a decorator or a keyword, behind a statement that cannot be read.
func (r *reader) recover(start int) {
	for r.at = start; r.at < len(r.data); {
		for r.at < len(r.data) && r.data[r.at] != '\n' {
			r.at++
		}
		if r.at++; r.at >= len(r.data) {
			break
		}
		line := r.at
		if word := r.word().String(); r.peekAt(line) == '@' || slices.Contains(keywords, word) && r.peek() == ' ' {
			r.at = line
			return
		}
		r.at = line
	}
	r.at = len(r.data)
}

// continued reports whether a statement goes on behind an end of a line: with a branch or an operator, or because the
// line ends with an arrow or an equals sign.
func (r *reader) continued() bool {
	before := bytes.TrimRight(r.data[:r.at], " \t\r")
	after := bytes.TrimLeft(r.data[r.at:], " \t\r\n")
	return bytes.HasSuffix(before, []byte("=>")) || bytes.HasSuffix(before, []byte("=")) ||
		len(after) > 0 && strings.IndexByte("?:|&=", after[0]) >= 0
}

// skip passes over a statement that says nothing: to the end of the line on which its brackets are closed.
func (r *reader) skip() {
	for open := 0; r.at < len(r.data); {
		if r.space(false); r.at >= len(r.data) {
			break
		}
		switch c := r.data[r.at]; {
		case c == '\'':
			r.quoted()
			r.failed = false
			continue
		case c == '\n' && open <= 0:
			if !r.continued() {
				return
			}
			r.space(true)
			continue
		case strings.IndexByte("([{", c) >= 0:
			open++
		case strings.IndexByte(")]}", c) >= 0:
			open--
		}
		r.at++
	}
}
