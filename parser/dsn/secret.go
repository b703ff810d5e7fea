package dsn

import "strings"

// secretEnds are the ends of option names, folded, whose values no output may show.
var secretEnds = []string{
	"password", "passwd", "passphrase", "passwort", "pwd", "secret", "secretkey", "secretaccesskey", "token",
	"password1", "password2", "password3", "apikey", "accesskey", "privatekey", "sharedaccesskey", "accountkey",
	"keypass", "storepass", "userpass",
}

// secretNames are whole names, folded, too short or too common to be searched for as an end.
var secretNames = map[string]bool{
	"pw": true, "pass": true, "scramclientkey": true, "scramserverkey": true, "authmechanismproperties": true,
	"sslkeycontent": true, "sharedsecret": true, "credentials": true,
}

// secretKey reports whether an option of that name holds a secret. Names are compared without case, blanks, dots,
// dashes and underscores. A name such as allowCleartextPasswords only speaks about secrets.
func secretKey(name string) bool {
	var buf [64]byte
	if secretNames[string(foldTail(&buf, name[strings.LastIndexByte(name, '.')+1:]))] {
		return true
	}
	folded := foldTail(&buf, name)
	for _, end := range secretEnds {
		if len(folded) >= len(end) && string(folded[len(folded)-len(end):]) == end {
			return true
		}
	}
	return false
}

// fold writes the letters and digits of s in lower case to buf; what does not fit is left out.
func fold(buf *[64]byte, s string) []byte {
	n := 0
	for i := 0; i < len(s) && n < len(buf); i++ {
		if c := lower(s[i]); isAlnum(c) {
			buf[n] = c
			n++
		}
	}
	return buf[:n]
}

// foldTail is fold for the end of a long name, so that no length hides a secret.
func foldTail(buf *[64]byte, s string) []byte {
	n := len(buf)
	for i := len(s) - 1; i >= 0 && n > 0; i-- {
		if c := lower(s[i]); isAlnum(c) {
			n--
			buf[n] = c
		}
	}
	return buf[n:]
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }

func isLetter(c byte) bool { return 'a' <= lower(c) && lower(c) <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// hasPrefixFold reports whether s starts with prefix, which is in lower case, whatever the case of s.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
