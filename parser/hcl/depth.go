package hcl

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// tooDeep reports whether parsing data would recurse too far. It counts tokens, not bytes, so that brackets in strings
// and comments neither count nor hide others. The lexer is a state machine and does not recurse.
func tooDeep(data []byte) bool {
	if openComments(data)*len(data) > maxSearched {
		return true
	}
	if fewOpeners(data) {
		return false
	}
	tokens, _ := hclsyntax.LexConfig(data, "", hcl.InitialPos)
	depth, unary, chain := 0, 0, 0
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			depth++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			depth = max(0, depth-1)
		case hclsyntax.TokenBang, hclsyntax.TokenMinus:
			unary++
			if depth+unary > maxDepth {
				return true
			}
			continue
		case hclsyntax.TokenQuestion:
			chain++
		}
		unary = 0
		if depth > maxDepth || chain > maxChain {
			return true
		}
	}
	return false
}

// maxSearched bounds the bytes that the lexer passes in search of the ends of comments: it looks for each to the end of
// the file.
const maxSearched = 1 << 28

// openComments counts the beginnings of comments, outside of quotes, behind the last end of one.
func openComments(data []byte) int {
	count, quoted := 0, false
	for i := bytes.LastIndex(data, []byte("*/")) + 1; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\n':
			quoted = false
		case c == '"':
			quoted = !quoted
		case c == '/' && !quoted && i+1 < len(data) && data[i+1] == '*':
			count++
		}
	}
	return count
}

// fewOpeners reports whether data holds too few bytes that open anything for any nesting to be deep.
func fewOpeners(data []byte) bool {
	n := 0
	for _, c := range data {
		switch c {
		case '{', '[', '(', '"', '<', '!', '-', '?':
			n++
		}
	}
	return n <= maxDepth
}

// tooDeepJSON is tooDeep for the JSON syntax; brackets in strings do not count.
func tooDeepJSON(data []byte) bool {
	depth, quoted := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
			if depth > maxDepth {
				return true
			}
		case c == '}' || c == ']':
			depth = max(0, depth-1)
		}
	}
	return false
}
