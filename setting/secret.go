package setting

import (
	"slices"
	"strings"
)

// secretEnds are the ends of names, folded, behind which a password, key or token stands.
var secretEnds = []string{
	"password", "passwd", "passphrase", "passwort", "pwd", "pass", "pw", "password1", "password2", "password3", // MySQL's factors
	"secret", "secretkey", "secretaccesskey", "secretstring", "secretdata", "token", "credential", "credentials",
	"apikey", "accesskey", "privatekey", "sharedaccesskey", "accountkey",
	"jaasconfig", // the password of Kafka's clients stands in it
}

// harmlessEnds end like secrets and are words of their own.
var harmlessEnds = []string{"bypass", "compass"}

// secretNames are last segments of names, folded, that say nothing of secrets and hold one all the same.
var secretNames = map[string]bool{
	"scramclientkey": true, "scramserverkey": true, "authmechanismproperties": true, "sslkeycontent": true,
}

// secretWords stand in no word but those that speak of secrets.
var secretWords = []string{
	"password", "passwd", "passphrase", "passwort", "credential", "apikey", "accesskey", "privatekey", "accountkey",
}

// secretStems are what every name that mentions a secret has in it; most names have none of them.
var secretStems = []string{"pass", "pw", "secret", "token", "key", "credential", "authmechanismproperties", "jaas"}

// NamesSecret reports whether what stands under a name is a password, key or token, by the end of the name: dbPassword,
// API_KEY, spring.datasource.password. A name that goes on, such as passwordLength, only speaks about one. Case, blanks,
// dots, dashes and underscores make no difference.
func NamesSecret(name string) bool {
	return endsSecret(name) || secretNames[Fold(name[strings.LastIndexByte(name, '.')+1:])]
}

// MentionsSecret reports whether a name speaks of passwords, keys or tokens at all, unless of the file that holds one. It
// is for values that nobody misses when they are hidden; an option would be lost by it: sslpasswordcallback,
// cryptoCredentialsDetails.ca.
func MentionsSecret(name string) bool {
	folded := Fold(name)
	has := func(word string) bool { return strings.Contains(folded, word) }
	if !slices.ContainsFunc(secretStems, has) || strings.HasSuffix(folded, "file") || strings.HasSuffix(folded, "path") {
		return false
	}
	if slices.ContainsFunc(secretWords, has) || NamesSecret(name) {
		return true
	}
	for rest := name; rest != ""; {
		_, rest = FirstWord(rest)
		if head := name[:len(name)-len(rest)]; endsSecret(head) || endsSecret(strings.TrimRight(head, "sS")) {
			return true
		}
	}
	return false
}

// endsSecret looks at no more of a name than an end may take, with its separators: a long one costs what others do.
func endsSecret(name string) bool {
	folded := Fold(name[max(0, len(name)-48):])
	has := func(end string) bool { return strings.HasSuffix(folded, end) }
	return slices.ContainsFunc(secretEnds, has) && !slices.ContainsFunc(harmlessEnds, has)
}

// PathNamesSecret is NamesSecret for a dotted path with the numbers of lists in it. The elements of a list are what its
// name says in the plural: passwords.0.
func PathNamesSecret(path string) bool {
	name := path
	for {
		i := strings.LastIndexByte(name, '.')
		if last := name[i+1:]; i < 0 || strings.Trim(last, "0123456789") != "" {
			break
		}
		name = name[:i]
	}
	return NamesSecret(name) || name != path && NamesSecret(strings.TrimRight(name, "sS"))
}
