package rules

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// judge evaluates the rules one by one, so that it can be told which one did not end.
func (r *request) judge(ctx context.Context, tell func(message) error) error {
	input, err := ast.ValueFromReader(bytes.NewReader(r.Input))
	if err != nil {
		return errors.New("the facts are no policy input; please report it")
	}
	for _, p := range r.Packs {
		if err := tell(message{Open: p.Name}); err != nil {
			return err
		}
		c, err := p.open()
		if err != nil {
			return err
		}
		compiler, err := c.compile(false)
		if err != nil {
			return err
		}
		store, err := c.store()
		if err != nil {
			return err
		}
		for _, id := range ids(compiler) {
			if err := tell(message{Begin: id}); err != nil {
				return err
			}
			verdicts, err := evaluateRule(ctx, compiler, store, id, input)
			if err != nil {
				return err
			}
			if err := tell(message{Verdicts: verdicts}); err != nil {
				return err
			}
		}
	}
	return nil
}

// compile makes the modules of a pack ready to be judged by; every pack is a world of its own.
func (c *contents) compile(strict bool) (*ast.Compiler, error) {
	modules, err := parse(c.modules)
	if err != nil {
		return nil, err
	}
	compiler, err := newCompiler()
	if err != nil {
		return nil, err
	}
	compiler.WithStrict(strict)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, spoken(compiler.Errors)
	}
	return compiler, nil
}

// newCompiler compiles against the schema of the input, with the functions that are allowed.
func newCompiler() (*ast.Compiler, error) {
	set, err := schemas()
	if err != nil {
		return nil, err
	}
	return ast.NewCompiler().WithCapabilities(capabilities()).WithSchemas(set), nil
}

func parse(list []policies.Module) (map[string]*ast.Module, error) {
	modules := map[string]*ast.Module{}
	for _, m := range list {
		parsed, err := ast.ParseModuleWithOpts(m.Name, m.Text, ast.ParserOptions{ProcessAnnotation: true})
		if err != nil {
			return nil, spoken(err)
		}
		if parsed != nil {
			modules[m.Name] = parsed
		}
	}
	return modules, nil
}

// store holds the pack's data.
func (c *contents) store() (storage.Store, error) {
	value, err := ast.InterfaceToValue(c.data)
	if err != nil {
		return nil, fmt.Errorf("%s: its data holds a value that Rego cannot; %s", c.name, oneLine(err.Error()))
	}
	object, ok := value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("%s: its data is no mapping", c.name)
	}
	return inmem.NewFromASTObject(object), nil
}

// ids lists the rules of a compiled pack.
func ids(compiler *ast.Compiler) []string {
	out := map[string]bool{}
	for _, m := range compiler.Modules {
		if id, ok := ruleID(m.Package.Path, custom); ok {
			out[id] = true
		}
	}
	return slices.Sorted(maps.Keys(out))
}

// evaluateRule answers with the verdicts of one rule.
func evaluateRule(ctx context.Context, compiler *ast.Compiler, store storage.Store, id string, input ast.Value) ([]Verdict, error) {
	result, err := rego.New(
		rego.Compiler(compiler), rego.Store(store), rego.StrictBuiltinErrors(true), rego.ParsedInput(input),
		rego.Query(fmt.Sprintf("verdicts := %s[%q].deny", custom, id)),
	).Eval(ctx)
	if err != nil {
		return nil, trouble(id, err)
	}
	if len(result) == 0 {
		return nil, nil
	}
	raw, err := json.Marshal(result[0].Bindings["verdicts"])
	if err != nil {
		return nil, fmt.Errorf("the policy %s gave a verdict that is no JSON; a verdict is %s", id, verdictShape)
	}
	return readVerdicts(id, raw)
}

const verdictShape = `{"rule": id, "fact": id of the fact, "at": option or field, "args": {name: string}}`

// readVerdicts reads what a rule answered, which may be anything.
func readVerdicts(id string, raw []byte) ([]Verdict, error) {
	var out []Verdict
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if d.Decode(&out) != nil {
		return nil, fmt.Errorf("the policy %s gave a verdict of another shape; a verdict is %s", id, verdictShape)
	}
	for _, v := range out {
		if v.Rule != id {
			return nil, fmt.Errorf("the policy %s answered for the rule %.60q; it can only answer for itself", id, oneLine(v.Rule))
		}
		if v.Fact == "" {
			return nil, fmt.Errorf("the policy %s gave a verdict about no fact; a verdict is %s", id, verdictShape)
		}
	}
	return out, nil
}

// trouble is an error of an evaluation, in words that tell where to look.
func trouble(id string, err error) error {
	var at *topdown.Error
	if errors.As(err, &at) {
		return fmt.Errorf("%s: the policy %s cannot be evaluated: %s", place(at.Location, id), id, oneLine(at.Message))
	}
	return fmt.Errorf("the policy %s cannot be evaluated: %w", id, spoken(err))
}
