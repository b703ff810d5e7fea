package token

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// rustPassing are methods that give back their receiver in another form, or out of a Result or an Option.
var rustPassing = map[string]bool{
	"unwrap": true, "expect": true, "unwrap_or_default": true, "clone": true, "cloned": true, "copied": true, "to_string": true,
	"to_owned": true, "into": true, "try_into": true, "into_string": true, "as_str": true, "as_ref": true, "as_mut": true, "as_deref": true,
	"as_deref_mut": true, "ok": true, "to_str": true, "to_string_lossy": true, "borrow": true, "borrow_mut": true, "trim": true,
	"trim_end": true, "trim_start": true, "context": true, "with_context": true, "wrap_err": true, "wrap_err_with": true, "map_err": true,
	"ok_or": true, "ok_or_else": true, "inspect_err": true, "inspect": true, "expose_secret": true, "as_bytes": true, "into_bytes": true,
	"as_os_str": true, "into_boxed_str": true, "leak": true, "into_inner": true, "into_owned": true, "to_vec": true, "boxed": true,
	"change_context": true, "attach_printable": true, "instrument": true, "unwrap_unchecked": true, "as_slice": true, "by_ref": true,
}

// rustFallbacks are methods that give what they are given where their receiver has nothing.
var rustFallbacks = map[string]bool{"unwrap_or": true, "unwrap_or_else": true, "or": true, "or_else": true}

// rustWrappers are functions that give back their argument in another type, read a file that it names, or call it.
var rustWrappers = map[string]bool{
	"Some": true, "Ok": true, "String.from": true, "Box.new": true, "Arc.new": true, "Rc.new": true, "Cow.from": true, "Cow.Borrowed": true,
	"Cow.Owned": true, "Url.parse": true, "PathBuf.from": true, "Path.new": true, "Secret.new": true, "SecretString.new": true,
	"SecretString.from": true, "SecretBox.new": true, "Zeroizing.new": true, "OsString.from": true, "Mutex.new": true, "RwLock.new": true,
	"Lazy.new": true, "LazyLock.new": true, "OnceCell.from": true, "OnceLock.from": true, "Some.from": true, "From.from": true, "Into.into": true,
	"fs.read": true, "fs.read_to_string": true, "File.open": true, "Certificate.from_pem": true, "Certificate.from_der": true,
	"X509.from_pem": true, "X509.stack_from_pem": true, "Bytes.from": true, "BufReader.new": true, "Option.Some": true, "Result.Ok": true,
	"Vec.from": true, "Cursor.new": true, "str.from_utf8": true, "String.from_utf8": true, "AssertSqlSafe": true, "Some.into": true,
}

// rustFollows reads one thing that follows o and reports whether there was one.
func (p *finder) rustFollows(o *operand) bool {
	switch t := p.cur(); t.kind {
	case tOp:
		switch t.op {
		case '?', opNull:
			return p.passed()
		case '.', opChain:
			return p.rustMember(o)
		case opScope:
			return p.rustScope(o)
		case '!':
			if o.e.Kind == Name && p.ahead().kind == tOpen {
				p.pos++
				p.rustMacro(o)
				return true
			}
		}
	case tNumber: // a field of a tuple
		if p.src[t.start] == '.' && t.start == p.toks[p.pos-1].end {
			p.pos++
			whole := o.e
			o.e, o.receiver, o.name = p.unknown(o.start), nil, -1
			if whole.Kind == Name && len(whole.Path) < pathLimit {
				o.e.Kind, o.e.Path = Name, whole.Path+p.src[t.start:t.end]
			}
			return true
		}
	case tOpen:
		return p.rustBracket(o)
	}
	return false
}

func (p *finder) rustBracket(o *operand) bool {
	switch {
	case p.at('('):
		p.rustCall(o)
		return true
	case p.at('['):
		p.subscript(o)
		return true
	case p.at('{') && o.e.Kind == Name && !p.ctx.bare && capitalised(lastName(o.e.Path)):
		p.rustStruct(o)
		return true
	}
	return false
}

func capitalised(s string) bool { return s != "" && 'A' <= s[0] && s[0] <= 'Z' }

// rustMember reads .name and .await.
func (p *finder) rustMember(o *operand) bool {
	next := p.pos + 1
	if p.toks[next].kind != tIdent {
		p.pos++
		return false
	}
	if p.word(next) == "await" {
		p.pos += 2
		return true
	}
	o.before, o.method = o.e, true
	p.memberAccess(o)
	return true
}

// rustScope reads ::name and ::<T>.
func (p *finder) rustScope(o *operand) bool {
	next := p.pos + 1
	switch {
	case p.is(next, '<'):
		end := p.angle(next)
		if end == 0 {
			return false
		}
		o.argument = p.argumentName(next)
		p.pos = end
		return true
	case p.toks[next].kind != tIdent:
		p.pos++
		return false
	}
	if o.e.Kind == Name && !strings.Contains(o.e.Path, ".") {
		p.crate(o.e.Path)
	}
	o.method = false
	p.memberAccess(o)
	return true
}

// rustCall reads the arguments of o. What only passes a value on is no call.
func (p *finder) rustCall(o *operand) {
	open := p.pos
	method := ""
	if o.name >= 0 {
		method = p.word(o.name)
	}
	var args []Arg
	p.within(p.plainContext(), func() { args = p.arguments(open) })
	e, passes := p.passedOn(o, method, args)
	if !passes {
		if method == "parse" && o.method && len(args) == 0 && p.parsed(o) {
			args = []Arg{{Value: o.before}}
		}
		c := p.newCall(o)
		c.Args = slices.Concat(args, p.typeArgument(o))
		c.Place = p.from(o.start)
		if o.parsed != "" {
			c.Callee, c.Method, c.Receiver = o.parsed, lastName(o.parsed), nil
		}
		p.secretsOf(c)
		p.credentials(c)
		e = Expr{Kind: CallOf, Place: c.Place, Call: c}
	}
	o.e, o.receiver, o.name, o.method, o.parsed, o.argument = e, nil, -1, false, "", 0
}

// plainContext is the context of arguments: what surrounds the call says nothing about them.
func (p *finder) plainContext() context {
	c := p.ctx
	c.declared, c.argument, c.bare = "", 0, false
	return c
}

// passedOn is the value of a call that gives back its receiver or its argument, and whether this is one.
func (p *finder) passedOn(o *operand, method string, args []Arg) (Expr, bool) {
	switch {
	case o.method && method == "trim" && o.before.Kind == Literal:
		trimmed := o.before
		trimmed.Text = trimmed.Text.Trim()
		return trimmed, true
	case o.method && rustPassing[method]:
		return o.before, true
	case o.method && rustFallbacks[method] && len(args) == 1:
		return p.orElse(o, args[0].Value), true
	case o.method && (method == "map" || method == "and_then") && len(args) == 1 && p.identity(args[0].Value):
		return o.before, true
	case !o.method && o.e.Kind == Name && len(args) == 1 && wraps(o.e.Path):
		return called(args[0].Value), true
	case !o.method && o.e.Kind == Name && o.e.Path == "Err":
		return Expr{}, true // a failure is no value
	case o.method && method == "parse" && p.plainType(o):
		return o.before, true
	}
	return Expr{}, false
}

// wraps looks up the last two names of a path, or its only one.
func wraps(path string) bool {
	last := strings.LastIndexByte(path, '.')
	if last > 0 {
		path = path[strings.LastIndexByte(path[:last], '.')+1:]
	}
	return rustWrappers[path]
}

// called is what a closure gives, or e itself.
func called(e Expr) Expr {
	if e.Kind == FuncOf && len(e.Items) == 1 {
		return e.Items[0]
	}
	return e
}

// orElse is the receiver of o with the default e behind it. A closure that only fails is no default.
func (p *finder) orElse(o *operand, e Expr) Expr {
	if e = called(e); e.Kind == FuncOf || e.Place.File == nil {
		return o.before
	}
	return Expr{Kind: ChoiceOf, Place: p.from(o.start), Items: []Expr{o.before, e}, Default: true}
}

// identity reports whether a function gives back its argument: |s| s.to_string(), String::from.
func (p *finder) identity(e Expr) bool {
	if e.Kind == Name {
		return wraps(e.Path) || rustPassing[lastName(e.Path)]
	}
	if e.Kind != FuncOf || len(e.Items) != 1 || e.Items[0].Kind != Name {
		return false
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(e.Place.Raw(), "|"), "|")
	return strings.TrimSpace(head) == e.Items[0].Path
}

// plainTypes are what a text is parsed as without becoming an object.
var plainTypes = map[string]bool{
	"u8": true, "u16": true, "u32": true, "u64": true, "usize": true, "i16": true, "i32": true, "i64": true, "f64": true, "bool": true,
	"String": true, "PathBuf": true, "Url": true, "SocketAddr": true, "IpAddr": true, "": true,
}

// target is the path of the type that .parse() makes.
func (p *finder) target(o *operand) string {
	if o.argument == 0 {
		return p.ctx.declared
	}
	i := o.argument
	for p.is(i-1, opScope) && p.toks[i-2].kind == tIdent {
		i -= 2
	}
	path, _ := p.scopedPath(i)
	return path
}

func (p *finder) plainType(o *operand) bool { return plainTypes[lastName(p.target(o))] }

// parsed turns x.parse::<T>() into T::from_str(x).
func (p *finder) parsed(o *operand) bool {
	path := p.target(o)
	p.crateOf(path)
	o.parsed = path + ".from_str"
	o.argument = 0
	return true
}

// typeArgument is the first type argument of a call as an argument called <T>: it tells the database of Pool::<Postgres>.
func (p *finder) typeArgument(o *operand) []Arg {
	i := o.argument
	if i == 0 && o.e.Kind == Name && p.ctx.argument > 0 {
		owner := o.e.Path[:max(0, strings.LastIndexByte(o.e.Path, '.'))]
		if owner != "" && lastName(owner) == lastName(p.ctx.declared) {
			i = p.ctx.argument
		}
	}
	if i == 0 {
		return nil
	}
	e := p.nameLiteral(i)
	return []Arg{{Name: source.Decoded(e.Place, "<T>"), Value: e}}
}

// credentials hides the password of calls that name none: AuthMethod::sql_server(user, password).
func (p *finder) credentials(c *Call) {
	switch c.Callee[strings.LastIndexByte(c.Callee, '.')+1:] {
	case "sql_server", "windows", "Credentials", "basic_auth":
		for _, a := range c.Args[min(1, len(c.Args)):] {
			p.hide(a.Value)
		}
	}
}

// rustStruct reads T { a: b, c, ..d }.
func (p *finder) rustStruct(o *operand) {
	open := p.pos
	c := &Call{
		Callee: o.e.Path, Method: lastName(o.e.Path), New: true, CalleePlace: p.placeOf(o.name),
		Scope: p.ctx.scope, Guard: p.ctx.guard,
	}
	p.unit.Calls = append(p.unit.Calls, c)
	e := Expr{Kind: ObjectOf, Path: c.Callee, Call: c}
	p.within(p.plainContext(), func() {
		p.elements(open, func(int) {
			if m, ok := p.rustField(); ok {
				p.hideNamed(m.Name.String(), m.Value)
				e.Members = append(e.Members, m)
				c.Args = append(c.Args, Arg(m))
			}
		}, func(int) {})
	})
	c.Place = p.from(o.start)
	e.Place = c.Place
	o.e, o.receiver, o.name, o.method, o.argument = e, nil, -1, false, 0
}

// rustField reads one field of a struct's value. The rest of the defaults is nothing that anybody wrote.
func (p *finder) rustField() (Member, bool) {
	p.attributes()
	if p.accept(opRange) {
		e := p.expr()
		made := e.Kind == CallOf && (e.Call.Method == "default" || e.Call.Method == "new")
		return Member{Value: e, Spread: true}, !made && e.Place.File != nil
	}
	start := p.pos
	if p.cur().kind != tIdent && p.cur().kind != tNumber {
		return Member{}, false
	}
	name := source.Verbatim(p.placeOf(start))
	p.pos++
	if p.accept(':') {
		at := p.pos
		return Member{Name: name, Value: p.placed(at, p.expr())}, true
	}
	return Member{Name: name, Value: Expr{Kind: Name, Place: p.placeOf(start), Path: p.word(start)}}, p.toks[start].kind == tIdent
}

// rustMacro reads name!(…), name![…] and name!{…}.
func (p *finder) rustMacro(o *operand) {
	open := p.pos
	name := lastName(o.e.Path)
	var e Expr
	switch {
	case p.at('{'):
		e = p.unknown(o.start)
		if value := p.rustBlock(); name == "unsafe" {
			e = value
		}
	case p.at('[') && name == "vec":
		e = p.nested(p.list)
	default:
		var args []Arg
		p.within(p.plainContext(), func() { args = p.arguments(open) })
		e = p.expanded(o, name, args)
	}
	o.e, o.receiver, o.name, o.method, o.argument = e, nil, -1, false, 0
}

// expanded is the value of a macro.
func (p *finder) expanded(o *operand, name string, args []Arg) Expr {
	place := p.from(o.start)
	switch name {
	case "format", "format_args", "concatcp", "formatcp":
		if name != "concatcp" && len(args) > 0 {
			return p.rustFormat(place, args)
		}
		fallthrough
	case "concat":
		var items []Expr
		for _, a := range args {
			items = p.pieces(items, a.Value)
		}
		return p.templateOf(place, items)
	case "include_str", "include_bytes":
		if len(args) == 1 {
			return args[0].Value
		}
	}
	c := p.newCall(o)
	c.Args, c.Place = args, place
	switch name {
	case "env", "option_env", "dotenv":
		c.Args = args[:min(1, len(args))] // what follows is the compiler's message
	case "panic", "unreachable", "todo", "unimplemented", "bail", "compile_error":
		return Expr{}
	}
	p.secretsOf(c)
	return Expr{Kind: CallOf, Place: place, Call: c}
}

// rustFormat puts the arguments of format! into its string, and the variables that the string names.
func (p *finder) rustFormat(place source.Place, args []Arg) Expr {
	lit := p.asLiteral(args[0].Value)
	if lit.Kind != Literal || lit.Value != setting.String {
		return Expr{Kind: Unknown, Place: place}
	}
	p.use(lit)
	return p.filled(place, braceFormatting(lit.Text), func(h hole) Expr {
		e := argument(args[1:], h)
		if e.Place.IsZero() && h.name != "" {
			e = Expr{Kind: Name, Place: h.text.Place(), Path: h.name}
		}
		return e
	})
}
