package opener

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/parser/dsn"
	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// text is the string that an expression has, with Holes for what cannot be known.
func (r *run) text(e token.Expr, scope int) source.Text { return r.value(e, scope).Text }

// value evaluates an expression to a scalar.
func (r *run) value(e token.Expr, scope int) setting.Value {
	if r.depth >= maxNesting {
		return setting.OpaqueAt(e.Place, "expression")
	}
	r.depth++
	defer func() { r.depth-- }()
	t := r.follow(e, scope)
	if !r.begin(t.def) {
		return setting.OpaqueAt(e.Place, reference(e))
	}
	defer r.end(t.def)
	v, ok := r.urlValue(t)
	if !ok {
		v = r.scalar(t)
	}
	if t.ref != "" && v.Kind != setting.Opaque {
		v.Text = v.Text.AsFallback(t.ref)
	}
	v = r.resolved(v, t.expr)
	if !t.taken.IsZero() {
		v.Text = v.Text.Passing(t.taken)
	}
	return v
}

// begin notes that a definition is being evaluated; it returns false in a circle, and where the way has become too long.
func (r *run) begin(def *token.Assign) bool {
	if def == nil {
		return true
	}
	if len(r.active) >= maxFollow || slices.Contains(r.active, def) {
		return false
	}
	r.active = append(r.active, def)
	return true
}

func (r *run) end(def *token.Assign) {
	if def != nil {
		r.active = r.active[:len(r.active)-1]
	}
}

func (r *run) scalar(t target) setting.Value {
	e := t.expr
	switch e.Kind {
	case token.Literal:
		r.touch(e.Place)
		if v, ok := r.grown(t); ok && e.Value == setting.String {
			return v
		}
		return r.literal(e)
	case token.ObjectOf:
		if makesBuilder(e.Call) {
			return r.builder(source.Text{}, e.Place, t.base, t.scope)
		}
	case token.Name:
		return r.symbol(e)
	case token.ConcatOf:
		r.touch(e.Place)
		return r.concat(e, t.scope)
	case token.ListOf:
		return r.list(e, t.scope)
	case token.CallOf:
		if makesBuilder(e.Call) {
			return r.builder(r.beginning(e.Call, t.scope), e.Call.Place, t.base, t.scope)
		}
		return r.result(e, t.scope)
	case token.ChoiceOf:
		return r.firstKnown(e, t.scope)
	case token.NotOf:
		return r.negation(e, t.scope)
	}
	return setting.OpaqueAt(e.Place, "expression")
}

// touch notes that an expression was read on the way to a connection, so that it is not taken for another one.
func (r *run) touch(p source.Place) {
	if !p.IsZero() {
		r.touched = append(r.touched, p)
	}
}

func (r *run) literal(e token.Expr) setting.Value {
	t := e.Text
	if name := phpPlaceholder(t); name != "" && r.unit.Language == "php" {
		return setting.OpaqueAt(e.Place, "env:"+name)
	}
	if r.unit.Language == "java" && e.Value == setting.String && strings.Contains(t.String(), "${") {
		t = dsn.Expand(t, "spring")
		if t.String() == string(source.Hole) {
			return setting.Value{Text: t, Kind: setting.Opaque}
		}
	}
	return setting.Value{Text: t, Kind: e.Value}
}

// symbol decides whether a name that is defined nowhere in the file is a constant of a library or a variable.
func (r *run) symbol(e token.Expr) setting.Value {
	path := normalPath(e.Path)
	if word, ok := strings.CutPrefix(strings.TrimPrefix(path, "java.lang."), "Boolean."); ok && (word == "TRUE" || word == "FALSE") {
		return setting.Value{Text: source.Decoded(e.Place, strings.ToLower(word)), Kind: setting.Bool}
	}
	if isEnvironment(path) || !r.isConstant(path) {
		return setting.OpaqueAt(e.Place, reference(e))
	}
	head, rest, dotted := strings.Cut(path, ".")
	if full, ok := r.unit.Imports[head]; ok && (!dotted || r.unit.Language == "python" || r.unit.Language == "elixir") { // import ssl as tls
		path = joinPath(full, rest, dotted)
	}
	return setting.Value{Text: source.Decoded(e.Place, path), Kind: setting.Symbol}
}

// isConstant recognises constants that decide on TLS: of a TLS module, of a driver's package, of an enumeration whose
// type says what it is about. Any other name may hold anything.
func (f *finder) isConstant(path string) bool {
	if f.unit.Language == "rust" {
		return f.isRustConstant(path)
	}
	if f.unit.Language == "php" {
		return phpConstant(path)
	}
	if f.unit.Language == "c" {
		return cConstant(path)
	}
	if f.unit.Language == "elixir" {
		return isModule(path)
	}
	head := firstSegment(path)
	if full, ok := f.unit.Imports[head]; ok {
		root := firstSegment(full)
		if root == "ssl" || root == "tls" || root == "constants" || full == "crypto/tls" || full == "node:tls" || f.roots[root] && root != "github.com" {
			return strings.Contains(path, ".") || strings.Contains(full, ".")
		}
	}
	if head == "ssl" || head == "tls" {
		return strings.Contains(path, ".") && len(f.named[head]) == 0
	}
	if f.rubyConstant(head, path) {
		return true
	}
	if f.unit.Language == "java" {
		path = lastTwo(path) // the package may stand before the type
	}
	first, _ := utf8.DecodeRuneInString(path)
	i := strings.LastIndexByte(path, '.')
	return i > 0 && unicode.IsUpper(first) && aboutTLS(path[:i])
}

// rubyConstant recognises the constants of a driver's own module, which Ruby needs no import for: Trilogy::SSL_VERIFY_CA.
func (f *finder) rubyConstant(head, path string) bool {
	last := lastSegment(path)
	return f.unit.Language == "ruby" && f.roots[head] && last != path && last == strings.ToUpper(last) && len(f.named[path]) == 0
}

func aboutTLS(typeName string) bool {
	name := strings.ToLower(typeName)
	for _, word := range []string{"ssl", "tls", "encrypt", "verif", "certificate", "securityprotocol"} {
		if strings.Contains(name, word) && !strings.Contains(name, "config") && !strings.Contains(name, "setting") {
			return true
		}
	}
	return false
}

func (r *run) concat(e token.Expr, scope int) setting.Value {
	parts := make([]source.Text, 0, len(e.Items))
	size := 0
	for _, item := range e.Items {
		if r.steps++; r.steps > maxSteps || size > maxText {
			return setting.OpaqueAt(e.Place, "expression")
		}
		t := r.text(item, scope)
		size += t.Len()
		parts = append(parts, t)
	}
	t := source.Concat(parts...)
	if t.String() == string(source.Hole) {
		return setting.Value{Text: t, Kind: setting.Opaque}
	}
	return setting.Value{Text: t, Kind: setting.String}
}

func (r *run) list(e token.Expr, scope int) setting.Value {
	comma := source.Decoded(e.Place, ",")
	var parts []source.Text
	for i, item := range e.Items {
		if i > 0 {
			parts = append(parts, comma)
		}
		parts = append(parts, r.text(item, scope))
	}
	if len(parts) == 0 {
		parts = append(parts, source.Decoded(e.Place, ""))
	}
	return setting.Value{Text: source.Concat(parts...), Kind: setting.List}
}

// firstKnown reads a || b: the first that is known counts; behind one that is not, it is the visible default.
func (r *run) firstKnown(e token.Expr, scope int) setting.Value {
	ref := ""
	for i, item := range e.Items {
		v := r.value(item, scope)
		if v.Kind == setting.Null && ref == "" && i == len(e.Items)-1 {
			return v // nothing, or nothing
		}
		if v.Kind == setting.Opaque || v.Kind == setting.Null || v.Text.Len() == 0 && len(e.Items) > 1 && ref == "" {
			if refs := v.Text.Refs(); len(refs) > 0 && ref == "" {
				ref = refs[0]
			}
			continue
		}
		if ref != "" {
			v.Text = v.Text.AsFallback(ref)
		}
		return v
	}
	if ref == "" {
		ref = "expression"
	}
	return setting.OpaqueAt(e.Place, ref)
}

// wrappers give back their only argument in another type.
var wrappers = map[string]bool{
	"str": true, "String": true, "int": true, "Number": true, "parseInt": true, "bytes": true, "SecretStr": true, "PostgresDsn": true,
	"make_url": true, "Path": true, "URI.create": true, "URI": true, "Buffer.from": true, "Integer.parseInt": true, "strconv.Itoa": true, "text": true,
	"String.valueOf": true, "Convert.ToString": true, "os.ExpandEnv": true, "new URL": true, "unquote": true, "Output.create": true,
	"pulumi.interpolate": true, "Uri": true, "strings.TrimSpace": true, "aws.String": true, "url.Parse": true, "URL": true,
	"readFileSync": true, "readFile": true, "readTextFileSync": true, "ReadFile": true, "ReadAllText": true, "ReadAllBytes": true,
	"open": true, "FileInputStream": true, "File": true, "resolve": true, "CreateFromPemFile": true, "X509Certificate2": true,
	"CreateFromCertFile": true, "std.string": true, "std.string_view": true, "dedent": true, "cleandoc": true, "SafeString": true, "html_safe": true,
	"getResourceAsStream": true, "getResource": true, "ClassPathResource": true, "InputStreamReader": true,
	"BufferedReader": true, "newInputStream": true, "newBufferedReader": true, "File.read": true, "IO.read": true, "ERB.new": true,
	"file_get_contents": true, "File.expand_path": true,
}

// passing are methods that give back their receiver in another form.
var passing = map[string]bool{
	"toString": true, "trim": true, "strip": true, "rstrip": true, "encode": true, "decode": true, "read": true, "read_text": true,
	"read_bytes": true, "ToString": true, "Trim": true, "trimIndent": true, "trimMargin": true, "render_as_string": true,
	"unicode_string": true, "result": true, "getInputStream": true, "getFile": true, "openStream": true, "get_secret_value": true, "toAbsolutePath": true, "getPath": true, "as_posix": true, "String": true, "c_str": true,
}

// joiners put paths together.
var joiners = map[string]bool{
	"path.join": true, "path.resolve": true, "os.path.join": true, "filepath.Join": true, "path.Join": true, "Path.Combine": true,
	"join": true, "File.join": true, "Rails.root.join": true, "Paths.get": true, "Path.of": true, "path.posix.join": true,
}

// temporaries make a folder, or name the one for temporary files.
var temporaries = map[string]bool{
	"tempfile.mkdtemp": true, "tempfile.gettempdir": true, "mkdtemp": true, "os.tmpdir": true, "tmpdir": true, "os.MkdirTemp": true,
	"os.TempDir": true, "Dir.mktmpdir": true, "Dir.tmpdir": true, "sys_get_temp_dir": true, "mkdtempSync": true, "fs.mkdtempSync": true,
}

// result evaluates a call.
func (r *run) result(e token.Expr, scope int) setting.Value {
	if v, ok := r.lookup(e, scope); ok {
		return v
	}
	c := e.Call
	if c == nil {
		return setting.OpaqueAt(e.Place, "call")
	}
	if v, ok := r.madeTruth(e, scope); ok {
		return v
	}
	if v, ok := r.rewritten(e, scope); ok {
		return v
	}
	if v, ok := r.joinedList(e, scope); ok {
		return v
	}
	callee := normalPath(c.Callee)
	if v, ok := r.putTogether(c, scope); ok {
		return v
	}
	switch {
	case c.Receiver == nil && joiners[callee] && len(c.Args) > 0:
		return r.joinedPath(e, scope)
	case c.Receiver == nil && temporaries[callee]:
		folder := source.Concat(source.Decoded(e.Place, "/tmp/"), setting.OpaqueAt(e.Place, reference(e)).Text)
		return setting.Value{Text: folder, Kind: setting.String}
	case isFormat(c, callee):
		return r.formatted(e, scope)
	case (wrappers[callee] || wrappers[c.Method]) && len(c.Args) > 0 && c.Args[0].Name.IsZero():
		return r.value(c.Args[0].Value, scope)
	case (c.Method == "trimMargin" || c.Method == "stripMargin" || c.Method == "trimIndent") && len(c.Args) == 0:
		v := r.value(calledOn(c), scope)
		v.Text = dedented(v.Text, c.Method != "trimIndent")
		return v
	case passing[c.Method] && c.Receiver != nil:
		return r.value(*c.Receiver, scope)
	case appends(c) && c.Receiver != nil:
		t := source.Concat(r.text(*c.Receiver, scope), r.text(c.Args[0].Value, scope))
		return setting.Value{Text: t}
	case passing[c.Method] && strings.Contains(callee, ".") && len(c.Args) == 0:
		path := callee[:strings.LastIndexByte(callee, '.')]
		return r.value(token.Expr{Kind: token.Name, Place: e.Place, Path: path}, scope)
	}
	return setting.OpaqueAt(e.Place, reference(e))
}

// putTogether reads the calls that put a string together out of an object, a list or a block.
func (r *run) putTogether(c *token.Call, scope int) (setting.Value, bool) {
	if t, ok := r.encoded(c, scope); ok {
		return setting.Value{Text: t}, true
	}
	return r.builtBlock(c)
}

func (r *run) joinedPath(e token.Expr, scope int) setting.Value {
	slash := source.Decoded(e.Place, "/")
	var parts []source.Text
	for i, a := range e.Call.Args {
		if i > 0 {
			parts = append(parts, slash)
		}
		parts = append(parts, r.text(a.Value, scope))
	}
	return setting.Value{Text: source.Concat(parts...), Kind: setting.String}
}
