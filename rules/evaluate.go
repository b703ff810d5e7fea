package rules

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"time"

	"github.com/dsnlint/dsnlint/fact"
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

func (c *Catalogue) compile(ctx context.Context) (*Evaluator, error) {
	options := []func(*rego.Rego){
		rego.Query("verdicts := {v | some pkg in data.dsnlint.rules; some v in pkg.deny}"),
		rego.Capabilities(capabilities()),
		rego.StrictBuiltinErrors(true),
		rego.Store(inmem.NewFromObject(policies.RegoData())),
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

// capabilities leaves out every built-in that reaches the network, the environment, the clock or chance.
func capabilities() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion()
	kept := caps.Builtins[:0:0]
	for _, b := range caps.Builtins {
		if !b.Nondeterministic {
			kept = append(kept, b)
		}
	}
	caps.Builtins = kept
	caps.AllowNet = []string{}
	return caps
}

// Evaluate judges all facts at once. The order of the verdicts is fixed: rule, fact, place.
func (e *Evaluator) Evaluate(ctx context.Context, facts *fact.Set, asOf time.Time) ([]Verdict, error) {
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
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Rule != b.Rule {
			return a.Rule < b.Rule
		}
		if a.Fact != b.Fact {
			return a.Fact < b.Fact
		}
		return a.At < b.At
	})
	return out, nil
}

// inputOf is the contract's policy input: facts by kind, with no offsets and no secrets.
func inputOf(facts *fact.Set, asOf time.Time) (ast.Value, error) {
	type byKind struct {
		Client  []fact.Client    `json:"client"`
		Server  []fact.Server    `json:"server"`
		CA      []fact.Authority `json:"ca"`
		Process []fact.Process   `json:"process"`
	}
	raw, err := json.Marshal(struct {
		AsOf  string `json:"as_of"`
		Facts byKind `json:"facts"`
	}{asOf.Format(time.DateOnly), byKind{
		Client: orEmpty(facts.Clients), Server: orEmpty(facts.Servers), CA: orEmpty(facts.Authorities), Process: orEmpty(facts.Processes),
	}})
	if err != nil {
		return nil, fmt.Errorf("the facts are no JSON: %w", err)
	}
	v, err := ast.ValueFromReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("the facts are no policy input: %w", err)
	}
	return v, nil
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
