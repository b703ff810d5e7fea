package server

import (
	"maps"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
)

// spelled is a parameter of the tables as the front end of a resource type spells it: the spelling with capitals that is
// given for CloudFormation, else the first.
func spelled(kind, parameter string) string {
	first, _, _ := strings.Cut(parameter, "|")
	if strings.Contains(kind, "::") {
		for alternative := range strings.SplitSeq(parameter, "|") {
			if alternative != "" && 'A' <= alternative[0] && alternative[0] <= 'Z' {
				return shownName(alternative)
			}
		}
	}
	if alias := policies.AliasOf(kind); alias != nil && !strings.HasSuffix(first, "]") {
		for _, own := range slices.Sorted(maps.Keys(alias.Renames)) {
			if alias.Renames[own] == first {
				return own
			}
		}
		if alias.Camel {
			return camel(shownName(first))
		}
	}
	if strings.HasPrefix(kind, "aws-cli.") && !strings.ContainsAny(first, ".[") {
		return strings.ReplaceAll(first, "_", "-")
	}
	return shownName(first)
}

// camel is a name with underscores in camel case.
func camel(name string) string {
	var out strings.Builder
	for i, word := range strings.Split(name, "_") {
		if i > 0 && word != "" {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		out.WriteString(word)
	}
	return out.String()
}

// shownName is a parameter without the list that it stands in, and without the numbers of lists.
func shownName(name string) string {
	if i := strings.IndexByte(name, '['); i >= 0 && strings.HasSuffix(name, "]") {
		return name[i+1 : len(name)-1]
	}
	return unnumbered(name)
}

// unnumbered is a path without the numbers of lists.
func unnumbered(path string) string {
	var out []string
	for part := range strings.SplitSeq(path, ".") {
		if strings.Trim(part, "0123456789") != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, ".")
}

// mended says how a question's parameter is to be set, in the front end's own way.
func mended(kind string, q *policies.Question) string {
	if q.Target != "" {
		return q.Target
	}
	return assignment(kind, q.Parameter, q.Set)
}

// assignment is a parameter with a value as the front end writes it.
func assignment(kind, parameter, value string) string {
	if strings.HasPrefix(kind, "aws-cli.") {
		return argument(parameter, value)
	}
	if strings.HasPrefix(kind, "module:") || !strings.ContainsAny(kind, ":./") {
		return spelled(kind, parameter) + " = " + quotedWord(value)
	}
	return spelled(kind, parameter) + ": " + value
}

// quotedWord is a value as HCL spells it: words that are no keywords stand in quotes.
func quotedWord(value string) string {
	if value == "true" || value == "false" || strings.Trim(value, "0123456789") == "" {
		return value
	}
	return `"` + value + `"`
}

// argument is a parameter with a value as the AWS command line takes it: an option, or what stands in one.
func argument(parameter, value string) string {
	name := spelled("aws-cli.", parameter)
	switch {
	case strings.ContainsAny(parameter, ".["):
		return name[strings.LastIndexByte(name, '.')+1:] + "=" + value
	case value == "true":
		return "--" + name
	}
	return "--" + name + " " + value
}
