package rules

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/open-policy-agent/opa/v1/ast"
)

// input is what policies see: the facts by kind, with no offsets and no secrets.
type input struct {
	AsOf  string `json:"as_of"` // YYYY-MM-DD
	Facts struct {
		Client  []fact.Client    `json:"client"`
		Server  []fact.Server    `json:"server"`
		CA      []fact.Authority `json:"ca"`
		Process []fact.Process   `json:"process"`
	} `json:"facts"`
}

// InputSchema is the JSON Schema of what policies see, made of the types of the facts. docs/schema/policy-input.schema.json
// is generated from it, and policies are compiled against it.
func InputSchema() ([]byte, error) {
	s := schemaOf(reflect.TypeFor[input]())
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["$id"] = Home + "/docs/schema/policy-input.schema.json"
	s["title"] = "What a policy of dsnlint sees as input"
	s["description"] = "Every key is always there: an unknown word is \"unknown\", an unknown text \"\", an empty list []. docs/policies.md explains the fields."
	raw, err := json.MarshalIndent(s, "", "  ")
	return append(raw, '\n'), err
}

// schemaOf walks a type as encoding/json does.
func schemaOf(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Struct:
		properties, required := map[string]any{}, []string{}
		for field := range t.Fields() {
			addField(field, properties, &required)
		}
		return map[string]any{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	}
	s := map[string]any{"type": "string"}
	if words := wordsOf(t); words != nil {
		s["enum"] = words
	}
	return s
}

// addField adds a field by its JSON name; an embedded struct's fields stand among those of its holder.
func addField(field reflect.StructField, properties map[string]any, required *[]string) {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	switch {
	case name == "-":
	case field.Anonymous && name == "":
		for inner := range field.Type.Fields() {
			addField(inner, properties, required)
		}
	default:
		properties[name] = schemaOf(field.Type)
		*required = append(*required, name)
	}
}

// wordsOf lists the words of a type that has a fixed set of them.
func wordsOf(t reflect.Type) any {
	switch t {
	case reflect.TypeFor[fact.SSLMode]():
		return []fact.SSLMode{fact.Disable, fact.Allow, fact.Prefer, fact.Require, fact.VerifyCA, fact.VerifyFull, fact.ModeUnknown}
	case reflect.TypeFor[fact.Transport]():
		return []fact.Transport{fact.Plaintext, fact.Opportunistic, fact.LoginOnly, fact.Required, fact.TransportUnknown}
	case reflect.TypeFor[fact.Check]():
		return []fact.Check{fact.Verified, fact.Unverified, fact.CheckUnknown}
	case reflect.TypeFor[fact.Origin]():
		return []fact.Origin{fact.Written, fact.Fallback, fact.Default, fact.OriginUnknown}
	case reflect.TypeFor[fact.CASource]():
		return []fact.CASource{fact.CAFile, fact.CASystem, fact.CABundled, fact.CAInline, fact.CANone, fact.CAUnknown}
	case reflect.TypeFor[fact.Effect]():
		return []fact.Effect{fact.Used, fact.Ignored, fact.Overridden, fact.Invalid}
	case reflect.TypeFor[fact.HostClass]():
		return []fact.HostClass{fact.Remote, fact.Placeholder, fact.HostUnknown, fact.Service, fact.Loopback, fact.Socket}
	case reflect.TypeFor[fact.Context]():
		return []fact.Context{fact.Production, fact.Development, fact.Test, fact.Docs, fact.Example}
	case reflect.TypeFor[fact.Evidence]():
		return []fact.Evidence{fact.Observed, fact.FromSource, fact.Documentation}
	}
	return nil
}

// schemas is the schema as the compiler takes it: for every use of input, and under the name that `schemas:` in METADATA
// gives it.
func schemas() (*ast.SchemaSet, error) {
	raw, err := InputSchema()
	if err != nil {
		return nil, err
	}
	var document any
	if err := json.Unmarshal(raw, &document); err != nil {
		return nil, err
	}
	set := ast.NewSchemaSet()
	set.Put(ast.SchemaRootRef, document)
	set.Put(ast.SchemaRootRef.Append(ast.StringTerm("input")), document)
	return set, nil
}
