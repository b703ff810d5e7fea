package arm_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/arm"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var types = []string{"Microsoft.Sql/servers", "Microsoft.DBforMySQL/flexibleServers/configurations"}

// find reads a template of which the schema is left out.
func find(f *source.File) setting.Found {
	root, _ := json.Read(f)
	t := arm.Read(root, f.Path)
	if t == nil {
		return setting.Found{}
	}
	return t.Find(types, func(string) *arm.Template { return nil })
}

// show lists resources with their attributes: what is not known is "?", a visible default ends in "~".
func show(found setting.Found) string {
	var out []string
	for _, r := range found.Resources {
		line := r.Type + " " + r.Name + " @" + r.Anchor.Raw()
		for _, a := range r.Attributes {
			line += " " + a.Name.String() + "=" + strings.ReplaceAll(a.Value.Text.String(), string(source.Hole), "?")
			if a.Value.Text.Origin() == source.Fallback {
				line += "~"
			}
		}
		out = append(out, line)
	}
	for _, s := range found.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	return strings.Join(out, "\n")
}

// property shows what a property of a server says, behind the parameters and variables of the template.
func property(head, value string) string {
	src := `{"$schema":"deploymentTemplate.json#",` + head + `,"resources":[{"type":"microsoft.SQL/servers","name":"s","properties":{"p":` + value + `}}]}`
	line, _, _ := strings.Cut(show(find(source.NewFile("t.json", []byte(src)))), "\n")
	_, out, _ := strings.Cut(line, " name=s ")
	return out
}

func TestExpressions(t *testing.T) {
	params := `"parameters":{"a":{"type":"string","defaultValue":"x"},"b":{"type":"bool"},"l":{"defaultValue":[{"n":"1"},{"n":"2"}]},"s":{"type":"secureString","defaultValue":"pw"}},"variables":{"v":"[concat(parameters('a'),'-y')]","o":{"k":"z"},"c1":"[variables('c2')]","c2":"[variables('c1')]"}`
	tests := []struct{ name, value, want string }{
		{"literal", `"1.2"`, "p=1.2"},
		{"number", `5`, "p=5"},
		{"escaped bracket", `"[[x]"`, "p=[x]"},
		{"quotes", `"['it''s']"`, "p=it's"},
		{"parameter with a default", `"[parameters('a')]"`, "p=x~"},
		{"parameter without one", `"[parameters('b')]"`, "p=?"},
		{"variable of a parameter", `"[variables('v')]"`, "p=x-y~"},
		{"no such variable", `"[variables('w')]"`, "p=?"},
		{"variables in a circle", `"[variables('c1')]"`, "p=?"},
		{"member", `"[variables('o').k]"`, "p=z"},
		{"element", `"[parameters('l')[1].n]"`, "p=2~"},
		{"no such element", `"[parameters('l')[7].n]"`, "p=?"},
		{"branches", `"[if(parameters('b'), 'on', 'off')]"`, "p=on p=off"},
		{"branch of a known condition", `"[if(equals(parameters('a'), 'x'), 'on', 'off')]"`, "p=on~"},
		{"branches in a text", `"[concat('a', if(parameters('b'), '1', '2'))]"`, "p=a1 p=a2"},
		{"negation and empty", `"[if(not(empty('')), 'on', 'off')]"`, "p=off"},
		{"conjunction", `"[if(and(parameters('b'), false()), 'on', 'off')]"`, "p=off"},
		{"coalesce", `"[coalesce(parameters('b'), 'x')]"`, "p=x~"},
		{"null", `"[null()]"`, ""},
		{"format", `"[format('{0}/{1}', 'a', variables('o').k)]"`, "p=a/z"},
		{"a script for a machine", `"[base64(concat('#!/bin/sh ', variables('o').k))]"`, "p=#!/bin/sh z"},
		{"unknown function", `"[reference('x').tls]"`, "p=?"},
		{"user function", `"[contoso.name('x')]"`, "p=?"},
		{"broken", `"[concat('a'"`, "p=[concat('a'"},
		{"broken inside", `"[concat('a',)]"`, "p=?"},
		{"not closed", `"[concat('a]"`, "p=?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := property(params, tt.value); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestResources(t *testing.T) {
	schema := `{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",`
	tests := []struct{ name, file, src, want string }{
		{
			"a child that stands in its parent", "t.json",
			schema + `"resources":[{"type":"Microsoft.DBforMySQL/flexibleServers","name":"s","resources":[{"type":"configurations","name":"n","properties":{"value":"OFF"}}]}]}`,
			`Microsoft.DBforMySQL/flexibleServers/configurations n @configurations name=n value=OFF`,
		},
		{
			"a child by its full name", "t.json",
			schema + `"resources":[{"type":"Microsoft.DBforMySQL/flexibleServers/configurations","apiVersion":"2023-06-30","name":"[concat(parameters('s'),'/n')]","properties":{"value":"OFF"}}]}`,
			`Microsoft.DBforMySQL/flexibleServers/configurations n @Microsoft.DBforMySQL/flexibleServers/configurations apiVersion=2023-06-30 name=n value=OFF`,
		},
		{
			"rounds", "t.json",
			schema + `"variables":{"l":["a","b"]},"resources":[{"type":"Microsoft.Sql/servers","copy":{"name":"c","count":2},"name":"[variables('l')[copyIndex('c')]]"}]}`,
			"Microsoft.Sql/servers a @Microsoft.Sql/servers copy.name=c copy.count=2 name=a\nMicrosoft.Sql/servers b @Microsoft.Sql/servers copy.name=c copy.count=2 name=b",
		},
		{
			"rounds that cannot be known", "t.json",
			schema + `"resources":[{"type":"Microsoft.Sql/servers","copy":{"name":"c","count":"[parameters('n')]"},"name":"[concat('x',copyIndex(1))]"}]}`,
			"Microsoft.Sql/servers x… @Microsoft.Sql/servers copy.name=c copy.count=? name=x?",
		},
		{
			"never made", "t.json",
			schema + `"variables":{"on":false},"resources":[{"type":"Microsoft.Sql/servers","condition":false,"name":"a"},{"type":"Microsoft.Sql/servers","condition":"[variables('on')]","name":"b"}]}`,
			"",
		},
		{
			"not made by a default", "t.json",
			schema + `"parameters":{"on":{"type":"bool","defaultValue":false}},"resources":[{"type":"Microsoft.Sql/servers","condition":"[parameters('on')]","name":"s"}]}`,
			"Microsoft.Sql/servers s @Microsoft.Sql/servers condition=false~ name=s",
		},
		{
			"properties that cannot be known", "t.json",
			schema + `"resources":[{"type":"Microsoft.Sql/servers","name":"s","properties":"[parameters('p')]"}]}`,
			"Microsoft.Sql/servers s @Microsoft.Sql/servers name=s *=?",
		},
		{
			"members of a loop", "t.json",
			schema + `"resources":[{"type":"Microsoft.Sql/servers","name":"s","properties":{"copy":[{"name":"rules","count":2,"input":{}}],"x":1}}]}`,
			"Microsoft.Sql/servers s @Microsoft.Sql/servers name=s rules=? x=1",
		},
		{
			"passwords are no attributes", "t.json",
			schema + `"parameters":{"w":{"type":"securestring","defaultValue":"pw1"}},"resources":[{"type":"Microsoft.Sql/servers","name":"s","properties":{"administratorLoginPassword":"pw2"}}]}`,
			"Microsoft.Sql/servers s @Microsoft.Sql/servers name=s\nsecret pw1\nsecret pw2",
		},
		{
			"what a secure default holds", "t.json",
			schema + `"parameters":{"o":{"type":"secureObject","defaultValue":{"a":"pw1","b":["pw2",{"[c]":"pw3"}]}},"s":{"type":"secureString","defaultValue":"[concat('pw4',"}},"resources":[]}`,
			"secret pw1\nsecret pw2\nsecret pw3\nsecret [concat('pw4',",
		},
		{
			"the artifact of a blueprint", "artifacts/t.json",
			`{"kind":"template","properties":{"parameters":{"a":{"value":"x"},"b":{"value":"[parameters('c')]"}},"template":` + schema +
				`"parameters":{"a":{},"b":{}},"resources":[{"type":"Microsoft.Sql/servers","name":"s","properties":{"p":"[parameters('a')]","q":"[parameters('b')]"}}]}}}`,
			"Microsoft.Sql/servers s @Microsoft.Sql/servers name=s p=x q=?",
		},
		{
			"something else that holds a template", "t.json",
			`{"kind":"roleAssignment","properties":{"template":` + schema + `"resources":[{"type":"Microsoft.Sql/servers","name":"s"}]}}}`, "",
		},
		{"another type", "t.json", schema + `"resources":[{"type":"Microsoft.Web/sites","name":"s"}]}`, ""},
		{"no template", "t.json", `{"resources":[{"type":"Microsoft.Sql/servers","name":"s"}]}`, ""},
		{"existing", "t.json", schema + `"resources":{"s":{"existing":true,"type":"Microsoft.Sql/servers","name":"s"}}}`, ""},
		{"symbolic names", "t.json", schema + `"resources":{"srv":{"type":"Microsoft.Sql/servers","name":"s"}}}`, "Microsoft.Sql/servers srv @Microsoft.Sql/servers name=s"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(find(source.NewFile(tt.file, []byte(tt.src)))); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestParametersOfAnotherFile(t *testing.T) {
	src := `{"$schema":"deploymentParameters.json#","parameters":{"a":{"value":"1"},"b":{"reference":{}}}}`
	found := find(source.NewFile("infra/azuredeploy.parameters.prod.json", []byte(src)))
	want := setting.Import{Language: "arm", Local: "template", Path: "azuredeploy"}
	if len(found.Imports) != 1 || found.Imports[0] != want {
		t.Errorf("got %v", found.Imports)
	}
}

func TestLinearTime(t *testing.T) {
	read := func(in string) {
		src := `{"$schema":"deploymentTemplate.json#","variables":{"v":"` + in + `"},"resources":[{"type":"Microsoft.Sql/servers","name":"[variables('v')]"}]}`
		find(source.NewFile("t.json", []byte(src)))
	}
	testkit.InTime(t, []string{"[concat(", "[[", "''", "a", "(", ".x", "if(x(),"}, 100_000, 5*time.Second, read)
	var deep strings.Builder
	deep.WriteString(`{"$schema":"deploymentTemplate.json#","variables":{"v0":"x"`)
	for i := 1; i < 60; i++ {
		p, q := string(rune('0'+(i-1)/10))+string(rune('0'+(i-1)%10)), string(rune('0'+i/10))+string(rune('0'+i%10))
		deep.WriteString(`,"v` + q + `":"[concat(variables('v` + p + `'),variables('v` + p + `'))]"`)
	}
	deep.WriteString(`},"resources":[{"type":"Microsoft.Sql/servers","name":"[variables('v59')]"}]}`)
	find(source.NewFile("t.json", []byte(deep.String())))
}

// FuzzFind asserts that no template makes the reader panic and that every place lies inside the file.
func FuzzFind(f *testing.F) {
	f.Add("[if(parameters('a'),concat('x',variables('v')),format('{0}',copyIndex()))]", `"copy":{"count":2},`)
	f.Add("[union(createObject('a',1),parameters('o')).a]", `"resources":[{"type":"databases","name":"x"}],`)
	f.Add("[items(variables('o'))[0].value]", `"existing":true,`)
	f.Fuzz(func(t *testing.T, expression, more string) {
		src := `{"$schema":"deploymentTemplate.json#","parameters":{"a":{"defaultValue":"` + expression + `"},"o":{"defaultValue":{"k":1}}},"variables":{"v":"` + expression + `"},"resources":[{"type":"Microsoft.Sql/servers",` + more + `"name":"` + expression + `","properties":{"x":"` + expression + `"}}]}`
		file := source.NewFile("t.json", []byte(src))
		testkit.CheckFound(t, file, find(file))
	})
}
