package server

import (
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
)

// inLanguage is how a question's parameter is set in the language of the program that makes the resource; what is set
// otherwise stays as it is.
func inLanguage(r *setting.Resource, q *policies.Question, target string) string {
	if q.Target != "" || strings.HasSuffix(q.Parameter, "]") {
		return target
	}
	words := wordsOf(spelled(r.Front(), q.Parameter))
	value := q.Set
	if value != "true" && value != "false" {
		value = quotedWord(value)
	}
	switch r.Hint.Language {
	case "python":
		if value == "true" || value == "false" {
			value = strings.ToUpper(value[:1]) + value[1:]
		}
		return strings.Join(words, "_") + "=" + value
	case "csharp":
		return capitals(words) + " = " + value
	case "go":
		return capitals(words) + ": " + value
	case "java":
		return camel(strings.Join(words, "_")) + "(" + value + ")"
	case "javascript":
		return spelledCamel(r.Front(), q.Parameter) + ": " + value
	}
	return target
}

// spelledCamel is a parameter as JavaScript's libraries spell it: with acronyms as the library has them.
func spelledCamel(kind, parameter string) string {
	name := spelled(kind, parameter)
	if strings.Contains(name, "_") {
		return camel(name)
	}
	if strings.Contains(kind, "::") {
		return camel(strings.Join(wordsOf(name), "_"))
	}
	return name
}

// wordsOf are the words of the last part of a name, in lower case: requireTLS is require tls.
func wordsOf(name string) []string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	var out []string
	start := 0
	upper := func(i int) bool { return i < len(name) && 'A' <= name[i] && name[i] <= 'Z' }
	for i := 1; i <= len(name); i++ {
		begins := i == len(name) || name[i] == '_' || upper(i) && (!upper(i-1) || i+1 < len(name) && !upper(i+1))
		if !begins {
			continue
		}
		if word := strings.Trim(name[start:i], "_"); word != "" {
			out = append(out, strings.ToLower(word))
		}
		start = i
	}
	return out
}

func capitals(words []string) string {
	var out strings.Builder
	for _, word := range words {
		out.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return out.String()
}
