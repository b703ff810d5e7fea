package rules_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/rules"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestInputFitsSchema validates what policies see against its schema.
func TestInputFitsSchema(t *testing.T) {
	raw, err := rules.InputSchema()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("input.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("input.json")
	if err != nil {
		t.Fatal(err)
	}
	input, err := rules.InputOf(factsOf(t, everyRule()), day)
	if err != nil {
		t.Fatal(err)
	}
	seen, err := jsonschema.UnmarshalJSON(strings.NewReader(input.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(seen); err != nil {
		t.Error(err)
	}
}

// TestSchemaFindsTypos compiles as `opa check --schema` does, for every kind of fact.
func TestSchemaFindsTypos(t *testing.T) {
	raw, err := rules.InputSchema()
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(raw, &document); err != nil {
		t.Fatal(err)
	}
	set := ast.NewSchemaSet()
	set.Put(ast.SchemaRootRef, document)
	tests := []struct {
		field string
		ok    bool
	}{
		{"input.as_of", true},
		{"input.asof", false},
		{"input.facts.client[_].ssl_mode", true},
		{"input.facts.client[_].sslmode", false},
		{"input.facts.client[_].hosts[_].class", true},
		{"input.facts.client[_].hosts[_].klass", false},
		{"input.facts.client[_].ca.bundle.holds[_].provider", true},
		{"input.facts.client[_].ca.bundle.holds[_].owner", false},
		{"input.facts.client[_].start", false},
		{"input.facts.server[_].enforced", true},
		{"input.facts.server[_].enforce", false},
		{"input.facts.ca[_].not_after", true},
		{"input.facts.ca[_].expires", false},
		{"input.facts.process[_].switch", true},
		{"input.facts.process[_].env", false},
		{"input.facts.servers", false},
	}
	for _, tt := range tests {
		m := ast.MustParseModule("package p\n\nx if " + tt.field + " == \"a\"\n")
		c := ast.NewCompiler().WithSchemas(set)
		if c.Compile(map[string]*ast.Module{"p": m}); c.Failed() == tt.ok {
			t.Errorf("%s: %v", tt.field, c.Errors)
		}
	}
}
