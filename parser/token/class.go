package token

// byteClass sorts bytes for the lexer. The classes up to cDigit may stand inside a name.
type byteClass uint8

const (
	cIdent byteClass = iota
	cDigit
	cSpace
	cLine
	cOpen
	cClose
	cQuote
	cSign
)

// class is never written after it is made.
var class = makeClasses()

func makeClasses() (c [256]byteClass) {
	for i := range c {
		switch b := byte(i); {
		case b >= 0x80, b == '_', 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z':
			c[i] = cIdent
		case '0' <= b && b <= '9':
			c[i] = cDigit
		case b == '\n':
			c[i] = cLine
		case b == '(', b == '[', b == '{':
			c[i] = cOpen
		case b == ')', b == ']', b == '}':
			c[i] = cClose
		case b == '"', b == '\'':
			c[i] = cQuote
		case b <= ' ', b == 0x7f:
			c[i] = cSpace
		default:
			c[i] = cSign
		}
	}
	return c
}

// plain marks the bytes that no string form treats specially.
var plain = makePlain()

func makePlain() (p [256]bool) {
	for i := range p {
		switch byte(i) {
		case '"', '\'', '`', '\\', '\n', '{', '$':
		default:
			p[i] = true
		}
	}
	return p
}
