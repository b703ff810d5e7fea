package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

// here is a sandbox that is none: it serves in this process. The limits are held by internal/cli, and tested there.
func here(ctx context.Context, request []byte, _ rules.Limits) ([]byte, error) {
	var out bytes.Buffer
	err := rules.Serve(ctx, bytes.NewReader(request), &out)
	return out.Bytes(), err
}

const head = "# METADATA\n# scope: package\n# title: x\n# custom:\n#   message: m {x}\n#   severity: error\n"

// ownRule is the text of a custom rule with a body.
func ownRule(id, body string) string {
	return head + fmt.Sprintf("package custom.dsnlint.rules[%q]\n\n%s\n", id, body)
}

func packOf(files map[string]string) *rules.Pack {
	var list []rules.File
	for name, text := range files {
		list = append(list, rules.File{Name: name, Data: []byte(text)})
	}
	return &rules.Pack{Name: "p", Files: list}
}

// add takes the files of a pack into a catalogue.
func add(c *rules.Catalogue, files map[string]string) error {
	described, err := rules.Describe(context.Background(), here, rules.DefaultLimits(), []*rules.Pack{packOf(files)})
	if err != nil {
		return err
	}
	return c.Add(described[0])
}

var oneConnection = map[string]string{"a.env": "A=postgresql://app@db.example.com/app?sslmode=disable\n"}

// custom judges one connection by the project's rules and the files of a pack.
func custom(t *testing.T, run rules.Sandbox, files map[string]string) ([]rules.Verdict, error) {
	t.Helper()
	c := load(t, policies.Modules())
	if err := add(c, files); err != nil {
		return nil, err
	}
	return c.EvaluateCustom(context.Background(), run, rules.DefaultLimits(), factsOf(t, oneConnection), day)
}

const every = `deny contains {"rule": "mine", "fact": c.id, "at": "ssl_mode", "args": {"x": c.name}} if some c in input.facts.client`

// TestCustomRule holds that a user's rule judges like one of the project, with libraries and data of its own.
func TestCustomRule(t *testing.T) {
	body := `deny contains {"rule": "mine", "fact": c.id, "at": "ssl_mode", "args": {"x": c.name}} if {
	lib.wanted
	some c in input.facts.client
}`
	got, err := custom(t, here, map[string]string{
		"mine.rego": ownRule("mine", "import data.lib\n\n"+body), "lib/lib.rego": "package lib\n\nwanted if data.settings.on\n",
		"data.yaml": "settings: {on: true}\n", "mine_test.rego": "package no such thing",
		"deep/other.rego": ownRule("other", strings.ReplaceAll(every, "mine", "other")),
	})
	if err != nil || len(got) != 2 || got[0].Rule != "mine" || got[1].Rule != "other" || got[0].Args["x"] != "A" {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestPacksAreWorlds holds that packages of the same name in two packs do not mix.
func TestPacksAreWorlds(t *testing.T) {
	c := load(t, policies.Modules())
	for id, word := range map[string]string{"one": "first", "two": "second"} {
		body := fmt.Sprintf(`deny contains {"rule": %q, "fact": f.id, "at": "", "args": {"x": w}} if { some f in input.facts.client; some w in data.lib.words }`, id)
		if err := add(c, map[string]string{id + ".rego": ownRule(id, body), "lib.rego": fmt.Sprintf("package lib\n\nwords := {%q}\n", word)}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := c.EvaluateCustom(context.Background(), here, rules.DefaultLimits(), factsOf(t, oneConnection), day)
	if err != nil || len(got) != 2 || got[0].Args["x"] != "first" || got[1].Args["x"] != "second" {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestBrokenPolicies holds that a policy that cannot be used says why and where, and is never half used.
func TestBrokenPolicies(t *testing.T) {
	rule := func(body string) map[string]string { return map[string]string{"mine.rego": ownRule("mine", body)} }
	verdict := func(v string) map[string]string {
		return rule(`deny contains ` + v + ` if some c in input.facts.client`)
	}
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"no Rego", map[string]string{"mine.rego": "package"}, "p/mine.rego:1:"},
		{"empty", map[string]string{"mine.rego": "# nothing\n"}, "p/mine.rego:1:1: "},
		{"no METADATA", map[string]string{"mine.rego": "package custom.dsnlint.rules[\"mine\"]\n\n" + every}, "p/mine.rego:1:1: the rule has no METADATA"},
		{"no title", map[string]string{"mine.rego": strings.Replace(ownRule("mine", every), "title", "organizations: []\n# description", 1)}, "METADATA lacks title"},
		{"no message", map[string]string{"mine.rego": strings.Replace(ownRule("mine", every), "message: m", "note: m", 1)}, "lacks custom.message"},
		{"no level", map[string]string{"mine.rego": strings.Replace(ownRule("mine", every), "severity: error", "level: error", 1)}, "lacks custom.severity"},
		{"a level that is none", map[string]string{"mine.rego": strings.Replace(ownRule("mine", every), "severity: error", "severity: fatal", 1)}, "not error, warning or note"},
		{"a bound that is none", map[string]string{"mine.rego": strings.Replace(ownRule("mine", every), "severity: error", "severity: error\n#   at_most: fatal", 1)}, "at_most is not error, warning or note"},
		{"levels for nothing", map[string]string{"mine.rego": strings.Replace(ownRule("mine", every), "severity: error", "severity: {default: error, wrote: error}", 1)}, `not for "wrote"`},
		{"the project's package", map[string]string{"mine.rego": head + "package dsnlint.rules[\"mine\"]\n\n" + every}, `custom.dsnlint.rules["mine"]`},
		{"the project's id", map[string]string{"mine.rego": ownRule("tls-disabled", every)}, "is a rule of dsnlint itself"},
		{"an id that no comment can name", map[string]string{"mine.rego": ownRule("My rule", every)}, "is no name of a rule"},
		{"twice", map[string]string{"a.rego": ownRule("mine", every), "b.rego": ownRule("mine", every)}, "is declared in p/a.rego too"},
		{"no deny", rule("x := 1"), "p/mine.rego:7:1: the rule has no deny"},
		{"deny is no set", rule("deny := 1"), "the rule has no deny"},
		{"misspelt field", rule(`deny contains {"rule": "mine", "fact": c.id, "at": "", "args": {}} if { some c in input.facts.client; c.sslmode == "x" }`), "p/mine.rego:9:"},
		{"misspelt kind", rule(`deny contains {"rule": "mine", "fact": c.id, "at": "", "args": {}} if some c in input.facts.clients`), "undefined ref: input.facts.clients"},
		{"undefined variable", rule(`deny contains {"rule": "mine", "fact": x, "at": "", "args": {}}`), "x is unsafe"},
		{"no object", verdict(`"x"`), "verdict of another shape"},
		{"a number for a word", verdict(`{"rule": "mine", "fact": c.id, "at": "", "args": {"x": 1}}`), "verdict of another shape"},
		{"a key too many", verdict(`{"rule": "mine", "fact": c.id, "at": "", "args": {}, "severity": "error"}`), "verdict of another shape"},
		{"another's rule", verdict(`{"rule": "tls-disabled", "fact": c.id, "at": "", "args": {}}`), "it can only answer for itself"},
		{"no fact", verdict(`{"rule": "mine", "at": c.name, "args": {}}`), "about no fact"},
		{"a fact of its own", verdict(`{"rule": "mine", "fact": c.name, "at": "", "args": {}}`), `the fact "A", which does not exist`},
		{"an error on the way", rule(`deny contains {"rule": "mine", "fact": c.id, "at": "", "args": {}} if { some c in input.facts.client; to_number(c.name) > 1 }`), "p/mine.rego:9:"},
		{"itself", rule(`deny contains x if some x in deny`), "recursive"},
		{"network", rule(`deny contains {"rule": "mine", "fact": r, "at": "", "args": {}} if r := http.send({"url": "http://localhost", "method": "get"}).status`), "policies have no network"},
		{"name server", rule(`deny contains {"rule": "mine", "fact": r, "at": "", "args": {}} if some r in net.lookup_ip_addr("localhost")`), "policies have no network"},
		{"environment", rule(`deny contains {"rule": "mine", "fact": r, "at": "", "args": {}} if r := opa.runtime().env.HOME`), "policies have no network, environment"},
		{"clock", rule(`deny contains {"rule": "mine", "fact": sprintf("%d", [time.now_ns()]), "at": "", "args": {}}`), "clock"},
		{"chance", rule(`deny contains {"rule": "mine", "fact": uuid.rfc4122("x"), "at": "", "args": {}}`), "chance"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			verdicts, err := custom(t, here, tt.files)
			var broken rules.Broken
			if !errors.As(err, &broken) || !strings.Contains(err.Error(), tt.want) || len(verdicts) > 0 {
				t.Errorf("%v, %v, want %q", verdicts, err, tt.want)
			}
		})
	}
}

// TestSandboxTrouble holds who is named when the process of a policy ends badly, and that nothing of it counts.
func TestSandboxTrouble(t *testing.T) {
	files := map[string]string{"mine.rego": ownRule("mine", every)}
	begun := "{\"begin\":\"p\"}\n{\"begin\":\"mine\"}\n"
	tests := []struct {
		name, said string
		err        error
		want       string
		broken     bool
	}{
		{"time", begun, rules.OutOfTime, "the custom policy mine did not end within 30s", true},
		{"memory", begun, rules.OutOfMemory, "the custom policy mine needs more than 512 MB", true},
		{"answer", begun, rules.OutOfWords, "the custom policy mine answers with more than 32 MB", true},
		{"crash", begun, rules.Crashed, "the custom policy mine ended the process", true},
		{"before anything", "", rules.OutOfTime, "the custom policies did not end", true},
		{"an end without a word", begun, nil, "ended the process", true},
		{"torn in the middle", begun + `{"verdicts":[{"rule`, nil, "ended the process", true},
		{"verdicts, and then too late", begun + `{"verdicts":[]}` + "\n", rules.OutOfTime, "did not end", true},
		{"no answer at all", "hello\n", nil, "please report it", false},
		{"something behind the end", `{"done":true}` + "\nhello\n", nil, "please report it", false},
		{"a child that cannot be started", "", errors.New("no such program"), "no such program", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := func(context.Context, []byte, rules.Limits) ([]byte, error) { return []byte(tt.said), tt.err }
			verdicts, err := custom(t, run, files)
			var broken rules.Broken
			if err == nil || !strings.Contains(err.Error(), tt.want) || errors.As(err, &broken) != tt.broken || len(verdicts) > 0 {
				t.Errorf("%v, %v, want %q", verdicts, err, tt.want)
			}
		})
	}
	if _, err := custom(t, nil, files); err == nil {
		t.Error("judged without a sandbox")
	}
}

// TestInterrupted holds that an interrupted run is no broken policy.
func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	c := load(t, nil)
	if err := add(c, map[string]string{"mine.rego": ownRule("mine", every)}); err != nil {
		t.Fatal(err)
	}
	run := func(context.Context, []byte, rules.Limits) ([]byte, error) { stop(); return nil, rules.Crashed }
	_, err := c.EvaluateCustom(ctx, run, rules.Limits{Time: time.Second, Memory: 1 << 20}, &fact.Set{}, day)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestServe holds that the child answers nothing but its own requests.
func TestServe(t *testing.T) {
	for _, in := range []string{"", "hello", `{"task":"format"}`, `{"packs":[]}`, `[`} {
		var out bytes.Buffer
		if err := rules.Serve(context.Background(), strings.NewReader(in), &out); err == nil || out.Len() > 0 {
			t.Errorf("%q: %v, %s", in, err, out.String())
		}
	}
}

// FuzzAnswer feeds the reader of what the child says: whatever it is, it is verdicts of the custom rules about facts that
// exist, or an error.
func FuzzAnswer(f *testing.F) {
	f.Add([]byte("{\"begin\":\"mine\"}\n{\"verdicts\":[{\"rule\":\"mine\",\"fact\":\"c\",\"at\":\"\",\"args\":{}}]}\n{\"done\":true}\n"))
	f.Add([]byte("{\"broken\":\"x\\u001b[31m\"}\n"))
	f.Add([]byte("{\"report\":{\"tests\":[],\"coverage\":[]}}\n{\"done\":true}\n"))
	c, err := rules.Load(nil)
	if err != nil {
		f.Fatal(err)
	}
	if err := add(c, map[string]string{"mine.rego": ownRule("mine", every)}); err != nil {
		f.Fatal(err)
	}
	facts := &fact.Set{Clients: []fact.Client{{Base: fact.Base{ID: "c"}}}}
	f.Fuzz(func(t *testing.T, said []byte) {
		run := func(context.Context, []byte, rules.Limits) ([]byte, error) { return said, nil }
		verdicts, err := c.EvaluateCustom(context.Background(), run, rules.DefaultLimits(), facts, day)
		if err != nil && strings.ContainsAny(err.Error(), "\x1b\x00\x07") {
			t.Errorf("control characters in %q", err)
		}
		if _, err := c.Findings(verdicts, facts, policies.LevelTable(), nil); err != nil {
			t.Errorf("verdicts that cannot be used: %v", err)
		}
	})
}

// TestNoPasswordReachesTheSandbox plants random passwords in every format and looks for them in what the child is handed
// over, in what it answers, and in the words of an error that repeats the facts.
func TestNoPasswordReachesTheSandbox(t *testing.T) {
	for _, sharp := range []bool{false, true} {
		canary := testkit.NewCanary(sharp)
		files := map[string]string{}
		for i, p := range testkit.Plantings() {
			files[fmt.Sprintf("whole/%03d/%s", i, p.File)] = p.Render(canary)
			for how, text := range p.Broken(canary) {
				files[fmt.Sprintf("%s/%03d/%s", how, i, p.File)] = text
			}
		}
		facts := factsOf(t, files)
		for _, body := range []string{
			`deny contains {"rule": "mine", "fact": c.id, "at": "", "args": {"x": json.marshal(c)}} if some c in input.facts.client`,
			`deny contains {"rule": "mine", "fact": json.marshal(input), "at": "", "args": {}}`,
			`deny contains {"rule": "mine", "fact": "", "at": "", "args": {}} if to_number(json.marshal(input)) > 1`,
		} {
			c := load(t, nil)
			if err := add(c, map[string]string{"mine.rego": ownRule("mine", body)}); err != nil {
				t.Fatal(err)
			}
			var piped string
			run := func(ctx context.Context, request []byte, l rules.Limits) ([]byte, error) {
				said, err := here(ctx, request, l)
				piped = string(request) + string(said)
				return said, err
			}
			verdicts, err := c.EvaluateCustom(context.Background(), run, rules.DefaultLimits(), facts, day)
			raw, _ := json.Marshal(verdicts)
			for _, text := range append(strings.Split(piped+string(raw), "},"), fmt.Sprint(err)) {
				if _, leaked := canary.Leak(text); leaked {
					t.Fatalf("a password reaches the sandbox: %.300s", text)
				}
			}
		}
	}
}
