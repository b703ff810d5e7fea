package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/source"
	"github.com/open-policy-agent/opa/v1/ast"
)

// ruleName is how the id of a rule is spelled: as a comment that suppresses it can name it.
var ruleName = source.Pattern(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Add takes the rules of a pack into the catalogue: those that are in order, also where an error tells of others. An error
// is Broken.
func (c *Catalogue) Add(d *Described) error {
	trouble := []error{d.trouble()}
	for _, r := range d.said.Rules {
		if other := c.Find(r.ID); other != nil {
			trouble = append(trouble, collision(&r, other))
			continue
		}
		c.rules = append(c.rules, r)
	}
	slices.SortFunc(c.rules, func(a, b Rule) int { return strings.Compare(a.ID, b.ID) })
	if err := errors.Join(trouble...); err != nil {
		return Broken{err}
	}
	c.packs = append(c.packs, d.Pack)
	return nil
}

func collision(r, other *Rule) error {
	if other.Custom {
		return fmt.Errorf("%s:1:1: the rule %q is declared in %s too; keep a rule in one file, or rename one", r.File, r.ID, other.File)
	}
	return fmt.Errorf("%s:1:1: %q is a rule of dsnlint itself; choose another id (`dsnlint rules` lists those that are taken)", r.File, r.ID)
}

// customRule reads one module of a user; ok is false for a library that is no rule.
func customRule(m policies.Module) (r Rule, ok bool, err error) {
	parsed, err := ast.ParseModuleWithOpts(m.Name, m.Text, ast.ParserOptions{ProcessAnnotation: true})
	if err != nil {
		return r, false, spoken(err)
	}
	if parsed == nil {
		return r, false, fmt.Errorf("%s:1:1: the file is empty; remove it or write a package into it", m.Name)
	}
	at := place(parsed.Package.Location, m.Name)
	if id, ok := ruleID(parsed.Package.Path, builtin); ok {
		return r, false, fmt.Errorf("%s: the package of your own rule is custom.dsnlint.rules[%q]", at, id)
	}
	id, ok := ruleID(parsed.Package.Path, custom)
	if !ok {
		return r, false, nil
	}
	if !ruleName().MatchString(id) {
		return r, false, fmt.Errorf("%s: %.60q is no name of a rule; use small letters, digits and single dashes, as in only-our-ca", at, id)
	}
	i := slices.IndexFunc(parsed.Annotations, func(a *ast.Annotations) bool { return a.Scope == "package" })
	if i < 0 {
		return r, false, fmt.Errorf("%s: the rule has no METADATA with scope: package; `dsnlint policy new NAME` writes a file that shows it", at)
	}
	if r, err = fromMetadata(parsed.Annotations[i]); err != nil {
		return r, false, fmt.Errorf("%s: %w", at, err)
	}
	r.ID, r.File, r.Custom = id, m.Name, true
	if !slices.ContainsFunc(parsed.Rules, func(rule *ast.Rule) bool { return rule.Head.Name == "deny" && rule.Head.Key != nil }) {
		return r, false, fmt.Errorf("%s: the rule has no deny; write `deny contains %s if { … }`", at, verdictShape)
	}
	if missing := r.missing(); len(missing) > 0 {
		return r, false, fmt.Errorf("%s: METADATA lacks %s; `dsnlint policy new NAME` writes a file that shows each", at, strings.Join(missing, ", "))
	}
	return r, true, nil
}

// missing lists what no finding of the rule could do without.
func (r *Rule) missing() []string {
	var out []string
	for _, field := range []struct {
		name  string
		empty bool
	}{
		{"title", r.Title == ""},
		{"custom.message", r.Message == ""},
		{"custom.severity", len(r.Severity) == 0},
		{"custom.severity.default", len(r.Severity) > 0 && r.Severity["default"] == ""},
	} {
		if field.empty {
			out = append(out, field.name)
		}
	}
	return out
}

// Incomplete lists what METADATA should say besides, for reports and for the rule's page, and the examples without a name.
func (r *Rule) Incomplete() []string {
	var out []string
	for _, field := range []struct{ name, text string }{
		{"description", r.Description},
		{"custom.why", r.Why},
		{"custom.severity.written", string(r.Severity["written"])},
		{"custom.bad, an example that is reported", r.Bad},
		{"custom.good, the same example mended", r.Good},
	} {
		if field.text == "" {
			out = append(out, field.name)
		}
	}
	for name, text := range map[string]string{"bad": r.Bad, "good": r.Good} {
		if text != "" && ExampleName(text) == "" {
			out = append(out, "the file name of the example custom."+name+", as a comment in its first line: # "+name+".env")
		}
	}
	slices.Sort(out)
	return out
}

// ExampleName is the file name in the first line of an example, which is a comment; "" if there is none.
func ExampleName(text string) string {
	head, _, _ := strings.Cut(text, "\n")
	for _, word := range strings.Fields(head) {
		if strings.Trim(word, "#/*-<!>;") != word || !strings.Contains(strings.Trim(word, "."), ".") && !strings.HasPrefix(word, ".") {
			continue
		}
		return word
	}
	return ""
}

// Free tells whether a name can be that of a new rule.
func (c *Catalogue) Free(id string) error {
	switch {
	case !ruleName().MatchString(id):
		return fmt.Errorf("%.60q is no name of a rule; use small letters, digits and single dashes, as in only-our-ca", oneLine(id))
	case c.Find(id) != nil:
		return fmt.Errorf("%q is a rule of dsnlint itself; choose another name (`dsnlint rules` lists those that are taken)", id)
	}
	return nil
}

// spoken turns OPA's errors into lines of file:line:column and its words. They repeat the policy, which its author wrote,
// and nothing of the input.
func spoken(err error) error {
	var many ast.Errors
	var one *ast.Error
	if errors.As(err, &one) {
		many = ast.Errors{one}
	} else if !errors.As(err, &many) {
		return err
	}
	const most = 10
	var out []error
	for i, e := range many {
		if i == most {
			out = append(out, fmt.Errorf("and %d more", len(many)-most))
			break
		}
		out = append(out, fmt.Errorf("%s: %s", place(e.Location, "policy"), words(e)))
	}
	return errors.Join(out...)
}

// words is the message of an error with the one thing that people need to be told.
func words(e *ast.Error) string {
	text := e.Message
	if e.Details != nil {
		for _, line := range e.Details.Lines() { // others repeat the line and point into it
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "have") || strings.HasPrefix(line, "want") {
				text += "; " + line
			}
		}
	}
	text = oneLine(text)
	if _, name, ok := strings.Cut(text, "undefined function "); ok && exists(name) {
		text += "; policies have no network, environment, clock or chance, docs/policies.md lists what they have"
	}
	return text
}

// exists reports whether OPA has a function that is not allowed here.
func exists(name string) bool {
	return slices.ContainsFunc(ast.Builtins, func(b *ast.Builtin) bool { return b.Name == name })
}

// oneLine makes a text that came from elsewhere safe to print.
func oneLine(text string) string {
	const most = 400
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, text)
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "") + "…"
	}
	return text
}

func place(at *ast.Location, otherwise string) string {
	if at == nil || at.File == "" {
		return otherwise
	}
	return fmt.Sprintf("%s:%d:%d", at.File, max(at.Row, 1), max(at.Col, 1))
}
