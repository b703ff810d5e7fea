package server

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/setting"
)

// maxReadings bounds how many combinations of the branches of conditions are judged; of more, the rest say nothing.
const maxReadings = 64

// decide answers the questions that the tables ask about a resource, with one fact each.
func (s *stage) decide(r *setting.Resource) {
	for _, rules := range policies.RulesFor(registered(r.Type)) {
		for _, v := range s.views(r, rules) {
			if v.all(rules.Only) != yes {
				continue
			}
			for i := range rules.Questions {
				s.ask(v, rules, &rules.Questions[i])
			}
		}
	}
}

// answer is what one reading of a resource says to a question.
type answer struct {
	of *policies.ResourceCase // nil where no case holds
	// known is false where other cases may hold too that say something else.
	known bool
	by    setting.Option // what is to blame; zero where nothing is written
}

// ask answers a question with the weakest of a resource's readings.
func (s *stage) ask(v *view, rules *policies.ResourceRules, q *policies.Question) {
	var worst *answer
	for _, reading := range v.readings(q) {
		a := reading.answer(q)
		if worst == nil || a.weaker(worst, q) {
			worst = &a
		}
	}
	if worst == nil || worst.of == nil {
		return
	}
	s.state(v, rules, q, worst)
}

// answer finds the first case that holds. Where it is not known which of several does, those that say the same about the
// same value are answered by the mildest; where it may be that none does, nothing is known.
func (v *view) answer(q *policies.Question) answer {
	var first answer
	decided := false // whether one of the cases holds for sure
	for i := 0; i < len(q.Cases) && !decided; i++ {
		c := &q.Cases[i]
		holds := v.all(c.When)
		if holds == no {
			continue
		}
		switch {
		case first.of == nil:
			first = answer{of: c, known: true, by: v.blamed(q, c)}
		case c.Is != first.of.Is, c.Severity != first.of.Severity && !first.by.Value.Known():
			first.known = false
		case mildness(c) > mildness(first.of):
			first.of, first.by = c, v.blamed(q, c)
		}
		decided = holds == yes
	}
	first.known = first.known && (decided || first.of.Is == "")
	return first
}

// mildness orders cases by the highest severity that they leave.
func mildness(c *policies.ResourceCase) int {
	return map[string]int{"warning": 1, "note": 2}[c.Severity]
}

// weaker orders answers: what is known to be weak goes first, then what cannot be known.
func (a *answer) weaker(b *answer, q *policies.Question) bool { return a.rank(q) < b.rank(q) }

func (a *answer) rank(q *policies.Question) int {
	switch {
	case a.of == nil, a.known && a.of.Is == "":
		return 100
	case !a.known, a.of.Is == undecided:
		return 50
	case q.Asks == "tls_min":
		return age(a.version())
	case q.Asks == "ciphers" && weakCiphers(public(a.by.Value)) != "":
		return 0
	case a.of.Is == no:
		return 0
	}
	return 99
}

// blamed is the option that decides a case; zero where nothing is written.
func (v *view) blamed(q *policies.Question, c *policies.ResourceCase) setting.Option {
	path := c.By
	if path == "" && len(c.When) == 1 {
		for only := range c.When {
			path = only
		}
	}
	if path == "" || path == "provider" {
		path = q.Parameter
	}
	options, _ := v.find(path)
	if len(options) == 0 || options[0].Value.Kind == setting.Null {
		return setting.Option{}
	}
	return options[0]
}

// version is the oldest version that a case about versions allows.
func (a *answer) version() string {
	if a.of.Is != "floor" && a.of.Is != "list" && a.of.Is != "unlisted" {
		return a.of.Is
	}
	if !a.by.Value.Known() || a.by.Value.Kind == setting.Symbol {
		return ""
	}
	listed := versions(a.by.Value.Text.String())
	if a.of.Is != "unlisted" {
		return oldest(listed)
	}
	return oldest(slices.DeleteFunc(from("1.0"), func(v string) bool { return slices.Contains(listed, v) }))
}

// state makes a fact of an answer. What may be written where it cannot be seen is a fact of enforcement alone: that is
// decided one way or the other, versions and ciphers only where they are written.
func (s *stage) state(v *view, rules *policies.ResourceRules, q *policies.Question, a *answer) {
	if a.known && a.of.Is == "" || !a.known && a.by.Name.IsZero() && q.Asks != "enforced" {
		return
	}
	parameter := spelled(v.resource.Front(), q.Parameter)
	d := s.start(v.resource, parameter)
	d.Engine = v.engine(rules.Engine, d.Engine)
	d.Advice.Target = inLanguage(v.resource, q, mended(v.resource.Front(), q))
	d.Hosts = append(d.Hosts, v.hosts(rules.Hosts)...)
	var fields []string
	switch q.Asks {
	case "tls_min":
		fields = []string{"tls_min", "tls_versions"}
	case "ciphers":
		fields = []string{"ciphers", "weakness"}
	}
	if !a.by.Name.IsZero() {
		d.Parameter = shownName(a.by.Name.String())
		d.writtenOption(a.by, fields...)
		d.Mended = map[string]string{field(q): v.mended(rules, q, a)}
	}
	if a.by.Name.IsZero() {
		d.Lacks = lacking(v.resource, q)
	}
	d.Severity = a.of.Severity
	if !a.known {
		d.Origin.SSLMode = fact.OriginUnknown
	}
	switch q.Asks {
	case "enforced":
		d.Enforced = a.of.Is
		if !a.known {
			d.Enforced = undecided
		}
	case "tls_min":
		if a.known {
			if d.TLSMin = a.version(); d.TLSMin != "" {
				d.TLSList = from(d.TLSMin)
			}
		}
	case "ciphers":
		if d.Ciphers = d.Value; a.known {
			d.Weakness = weakCiphers(d.Value)
		}
		if a.known && a.by.Name.IsZero() {
			d.defaultCiphers(a.of.Default)
		}
	}
	d.because(a.reason(q, &d), q.Source)
	d.Because[len(d.Because)-1].Evidence = fact.Evidence(q.Evidence)
	s.add(d)
}

// field is the name of what a question decides, as the policies have it.
func field(q *policies.Question) string {
	if q.Asks == "enforced" {
		return "value"
	}
	return q.Asks
}

// defaultCiphers judges the list that holds where none is written.
func (d *draft) defaultCiphers(list string) {
	d.Ciphers = list
	if weakness := weakCiphers(list); weakness != "" {
		d.Weakness = "is not set, and its default " + list + " " + weakness
	}
}

// reason says why, in the words of the case or, where it has none, in those that fit.
func (a *answer) reason(q *policies.Question, d *draft) string {
	name, value := d.Parameter, d.Value
	if value == "" {
		value = "set"
	}
	switch {
	case !a.known && !a.by.Name.IsZero():
		return "the value of " + name + " cannot be known"
	case !a.known:
		return "what decides about " + name + " cannot be known"
	case a.of.Because != "":
		return strings.NewReplacer("{name}", name, "{value}", value).Replace(a.of.Because)
	case a.of.Is == undecided:
		return "what becomes of plaintext where " + name + " is " + value + " is not documented"
	case a.by.Name.IsZero() && d.Weakness != "":
		return cipherReason(name, d.Weakness)
	case a.by.Name.IsZero() && a.of.Default != "":
		return name + " is not set, and its default is " + a.of.Default
	case a.by.Name.IsZero():
		return name + " is not set"
	case q.Asks == "tls_min":
		return name + " is " + value + ", so the oldest version on offer is " + spoken(d.TLSMin)
	case q.Asks == "ciphers":
		return cipherReason(name, d.Weakness)
	case a.of.Is == yes:
		return name + " is " + value + ": clients without TLS are refused"
	}
	return name + " is " + value + ", so TLS is not required"
}

// readings are the ways in which a resource can be read: one for each combination of the values of what a question
// depends on, where conditions leave several.
func (v *view) readings(q *policies.Question) []*view {
	out := []*view{v}
	var paths []string
	for _, c := range q.Cases {
		for path := range c.When {
			paths = append(paths, path)
		}
		paths = append(paths, c.By)
	}
	slices.Sort(paths)
	for _, path := range slices.Compact(append(paths, q.Parameter)) {
		options, _ := v.find(path)
		if len(options) < 2 || len(out)*len(options) > maxReadings {
			continue
		}
		var next []*view
		for _, o := range options {
			for _, reading := range out {
				next = append(next, reading.with(path, o))
			}
		}
		out = next
	}
	return out
}

// engine is the contract's word for what a resource is.
func (v *view) engine(rule, otherwise string) string {
	path, ok := strings.CutPrefix(rule, "@")
	switch {
	case rule == "":
		return otherwise
	case !ok:
		return rule
	case path == "type":
		return engineOf(strings.ToLower(v.resource.Type))
	}
	options, _ := v.find(path)
	if len(options) == 0 || !options[0].Value.Known() {
		return otherwise
	}
	word := strings.ToLower(options[0].Value.Text.String())
	if engine := engineOf(word); engine != "" {
		return engine
	}
	return word
}
