package driver

import (
	"slices"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
)

// weakest chooses the reading that protects least. One that cannot be decided may be anything, so that it outweighs full
// verification; a refusal connects to nobody and outweighs nothing.
func weakest(readings []fact.Client) fact.Client {
	out := readings[0]
	for _, r := range readings[1:] {
		undecided := r.SSLMode == fact.ModeUnknown && !refused(&r) && (out.SSLMode == fact.VerifyFull || refused(&out))
		settled := out.SSLMode == fact.ModeUnknown && !refused(&out) && r.SSLMode == fact.VerifyFull
		if undecided || r.SSLMode.Weaker(out.SSLMode) && !settled {
			out = r
		}
	}
	return out
}

// usedSomewhere takes the blame from options without effect that have one in another version which does the same: nobody
// should remove them there.
func usedSomewhere(out *fact.Client, readings []fact.Client) {
	for i := range out.Options {
		o := &out.Options[i]
		if o.Effect == fact.Ignored && slices.ContainsFunc(readings, func(r fact.Client) bool {
			return r.SSLMode == out.SSLMode && i < len(r.Options) && r.Options[i].Effect == fact.Used
		}) {
			o.Effect, o.Note = fact.Used, ""
		}
	}
}

// understanding leaves out the drivers that know none of the options, where others know some: they are not those meant.
// Where none does, other drivers that read the scheme may.
func understanding(tables []*Table, readings []fact.Client, c *setting.Connection, q Query) ([]*Table, []fact.Client) {
	if kept, out := knowing(tables, readings); len(kept) > 0 {
		return kept, out
	}
	if len(c.Options) > 0 && c.Scheme.Known() && !c.Scheme.IsZero() {
		others := lookupAll(Accepting(c))
		if kept, out := knowing(others, readBy(others, c, q)); len(kept) > 0 {
			return kept, out
		}
	}
	return tables, readings
}

// knowing are the drivers that use one of the options.
func knowing(tables []*Table, readings []fact.Client) (kept []*Table, out []fact.Client) {
	uses := func(r fact.Client) bool {
		return slices.ContainsFunc(r.Options, func(o fact.Option) bool { return o.Effect == fact.Used })
	}
	if !slices.ContainsFunc(readings, func(r fact.Client) bool { return !uses(r) }) {
		return tables, readings
	}
	for i := range readings {
		if uses(readings[i]) {
			kept, out = append(kept, tables[i]), append(out, readings[i])
		}
	}
	return kept, out
}

// refused reports whether the driver takes one of the options for an error.
func refused(c *fact.Client) bool {
	return c.SSLMode == fact.ModeUnknown && slices.ContainsFunc(c.Options, func(o fact.Option) bool { return o.Effect == fact.Invalid })
}

// commonest chooses among the drivers that do the same weakest thing the one whose advice most of them share.
func commonest(readings []fact.Client) fact.Client {
	out, most := weakest(readings), 0
	votes := map[string]int{}
	for _, r := range readings {
		votes[r.Advice.Target]++
	}
	for _, r := range readings {
		if r.SSLMode == out.SSLMode && votes[r.Advice.Target] > most {
			out, most = r, votes[r.Advice.Target]
		}
	}
	return out
}
