package rules

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/internal/joint"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
)

// Verdict is Rego's bare answer: which rule, which fact, which option or field of it, and the sentence's arguments.
type Verdict struct {
	Rule string            `json:"rule"`
	Fact string            `json:"fact"`
	At   string            `json:"at"`
	Args map[string]string `json:"args"`
}

// Evaluator is the compiled set of rules.
type Evaluator struct{ query rego.PreparedEvalQuery }

// Compile prepares one query over all rules of the catalogue: once, whoever asks first.
func (c *Catalogue) Compile(ctx context.Context) (*Evaluator, error) {
	c.once.Do(func() { c.evaluator, c.failure = c.compile(ctx) })
	return c.evaluator, c.failure
}

// Compiled reports whether somebody asked for that. It is for the time when a run is over.
func (c *Catalogue) Compiled() bool { return c.evaluator != nil }

func (c *Catalogue) compile(ctx context.Context) (*Evaluator, error) {
	options := []func(*rego.Rego){
		rego.Query("verdicts := {v | some pkg in data.dsnlint.rules; some v in pkg.deny}"),
		rego.Capabilities(capabilities()),
		rego.StrictBuiltinErrors(true),
		rego.Store(inmem.NewFromObject(policies.RegoData())),
	}
	if c.Rules(); c.broken != nil {
		return nil, c.broken
	}
	for _, m := range c.modules {
		options = append(options, rego.ParsedModule(m))
	}
	q, err := rego.New(options...).PrepareForEval(ctx)
	if err != nil {
		return nil, fmt.Errorf("the policies do not compile: %w", err)
	}
	return &Evaluator{query: q}, nil
}

// batchSize is how many facts are judged at once: what Rego needs for them is then as small as it is for few.
const batchSize = 1000

// Evaluate judges all facts, in batches side by side: each rule of the project looks at one fact at a time, which a test
// holds. The order of the verdicts is fixed: rule, fact, place.
func (e *Evaluator) Evaluate(ctx context.Context, facts *fact.Set, asOf time.Time) ([]Verdict, error) {
	batches := facts.Batches(batchSize)
	verdicts, failures := make([][]Verdict, len(batches)), make([]error, len(batches))
	joint.Each(len(batches), runtime.GOMAXPROCS(0), func(_, i int) {
		verdicts[i], failures[i] = e.evaluate(ctx, batches[i], asOf)
	})
	if i := slices.IndexFunc(failures, func(err error) bool { return err != nil }); i >= 0 {
		return nil, failures[i]
	}
	out := slices.Concat(verdicts...)
	sortVerdicts(out)
	return out, nil
}

// evaluate judges one batch.
func (e *Evaluator) evaluate(ctx context.Context, facts *fact.Set, asOf time.Time) ([]Verdict, error) {
	input, err := inputOf(facts, asOf)
	if err != nil {
		return nil, err
	}
	result, err := e.query.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil {
		return nil, fmt.Errorf("the policies cannot be evaluated: %w", err)
	}
	if len(result) == 0 {
		return nil, nil
	}
	raw, err := json.Marshal(result[0].Bindings["verdicts"])
	if err != nil {
		return nil, fmt.Errorf("a policy gave a verdict that is no JSON: %w", err)
	}
	var out []Verdict
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("a policy gave a malformed verdict; args must be strings: %w", err)
	}
	return out, nil
}

func sortVerdicts(list []Verdict) {
	slices.SortStableFunc(list, func(a, b Verdict) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fact, b.Fact), cmp.Compare(a.At, b.At))
	})
}

// inputOf is the contract's policy input as the evaluator takes it.
func inputOf(facts *fact.Set, asOf time.Time) (ast.Value, error) {
	raw, err := inputJSON(facts, asOf)
	if err != nil {
		return nil, err
	}
	v, err := ast.ValueFromReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("the facts are no policy input: %w", err)
	}
	return v, nil
}

func inputJSON(facts *fact.Set, asOf time.Time) ([]byte, error) {
	in := input{AsOf: asOf.Format(time.DateOnly)}
	in.Facts.Client, in.Facts.Server = filled(facts.Clients), filled(facts.Servers)
	in.Facts.CA, in.Facts.Process = filled(facts.Authorities), filled(facts.Processes)
	raw, err := json.Marshal(in)
	if err != nil {
		return nil, fmt.Errorf("the facts are no JSON: %w", err)
	}
	return raw, nil
}

// filled is a list whose facts have empty lists where they had none: a policy never sees null.
func filled[T any](list []T) []T {
	out := append([]T{}, list...)
	for i := range out {
		fill(reflect.ValueOf(&out[i]).Elem())
	}
	return out
}

// fill does not look into lists: their elements belong to the original, and have no lists in them.
func fill(v reflect.Value) {
	for i := range v.NumField() {
		switch field := v.Field(i); {
		case field.Kind() == reflect.Struct:
			fill(field)
		case field.Kind() == reflect.Slice && field.IsNil() && field.CanSet():
			field.Set(reflect.MakeSlice(field.Type(), 0, 0))
		}
	}
}
