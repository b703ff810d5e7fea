package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/dsnlint/dsnlint/rules"
)

// action is action.yml as far as a runner reads it.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct {
		Steps []actionStep
	}
}

type actionStep struct {
	Name, ID, Shell, Uses, If, Run string
	Env, With                      map[string]string
	Folder                         string `yaml:"working-directory"`
}

func theAction(t *testing.T) action {
	t.Helper()
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	return a
}

var expression = regexp.MustCompile(`\$\{\{\s*(.*?)\s*\}\}`)

// runner plays a step as GitHub's runner does: expressions in its variables are replaced, the script is not touched.
type runner struct {
	t       *testing.T
	dir     string // workspace
	temp    string
	inputs  map[string]string
	outputs map[string]string // of the step lint
	path    string            // before PATH
}

func newRunner(t *testing.T, files, inputs map[string]string) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no bash")
	}
	r := &runner{t: t, dir: newWorld(t, files).dir, temp: t.TempDir(), inputs: map[string]string{}, outputs: map[string]string{}}
	for name, input := range theAction(t).Inputs {
		r.inputs[name] = input.Default
	}
	for name, value := range inputs {
		if _, ok := r.inputs[name]; !ok {
			t.Fatalf("there is no input %s", name)
		}
		r.inputs[name] = value
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(r.temp, "dsnlint"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(r.temp, "dsnlint", "dsnlint")); err != nil { // the test binary is dsnlint under that name
		t.Fatal(err)
	}
	return r
}

func (r *runner) value(text string) string {
	return expression.ReplaceAllStringFunc(text, func(e string) string {
		name := expression.FindStringSubmatch(e)[1]
		if input, ok := strings.CutPrefix(name, "inputs."); ok {
			return r.inputs[input]
		}
		if output, ok := strings.CutPrefix(name, "steps.lint.outputs."); ok {
			return r.outputs[output]
		}
		if name == "github.action_path" {
			return r.dir
		}
		r.t.Fatalf("the runner of this test does not know %s", e)
		return ""
	})
}

// step runs the named step and returns its exit code and what it printed.
func (r *runner) step(name string) (int, string) {
	r.t.Helper()
	a := theAction(r.t)
	i := slices.IndexFunc(a.Runs.Steps, func(s actionStep) bool { return s.Name == name })
	if i < 0 {
		r.t.Fatalf("there is no step %s", name)
	}
	s := a.Runs.Steps[i]
	script, output := filepath.Join(r.temp, "step.sh"), filepath.Join(r.temp, "output")
	for file, text := range map[string]string{script: s.Run, output: ""} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			r.t.Fatal(err)
		}
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script)
	cmd.Dir = filepath.Join(r.dir, r.value(s.Folder))
	cmd.Env = append(os.Environ(), "RUNNER_TEMP="+r.temp, "GITHUB_OUTPUT="+output, "GITHUB_STEP_SUMMARY="+filepath.Join(r.temp, "summary"), "PATH="+r.path+string(os.PathListSeparator)+os.Getenv("PATH"))
	for key, text := range s.Env {
		cmd.Env = append(cmd.Env, key+"="+r.value(text))
	}
	said, _ := cmd.CombinedOutput() // the exit code says whether it failed
	data, err := os.ReadFile(output)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if key, value, ok := strings.Cut(line, "="); ok {
			r.outputs[key] = value
		}
	}
	return cmd.ProcessState.ExitCode(), string(said)
}

func TestActionLints(t *testing.T) {
	files := map[string]string{"bad.env": badEnv, "sub/good file.env": "A=postgresql://localhost/app\n", "torn.yaml": "sslmode: [1\n", "own.yaml": "version: 1\nrules:\n  tls-disabled:\n    off: true\n"}
	tests := []struct {
		name     string
		inputs   map[string]string
		code     string
		findings string
		sarif    string // its end
	}{
		{"findings", nil, "1", "1", ""},
		{"clean", map[string]string{"paths": "sub"}, "0", "0", ""},
		{"names with blanks, one a line", map[string]string{"paths": "\nsub/good file.env\r\nbad.env\n"}, "1", "1", ""},
		{"never", map[string]string{"fail-on": "never"}, "0", "1", ""},
		{"a file for SARIF", map[string]string{"sarif": "out.sarif"}, "1", "1", "/out.sarif"},
		{"one that cannot be written", map[string]string{"sarif": "/nowhere/out.sarif"}, "2", "", ""},
		{"a temporary one", map[string]string{"upload-sarif": "true"}, "1", "1", "/dsnlint/findings.sarif"},
		{"a folder", map[string]string{"working-directory": "sub", "sarif": "out.sarif"}, "0", "0", "/sub/out.sarif"},
		{"a configuration", map[string]string{"config": "own.yaml"}, "0", "0", ""},
		{"arguments", map[string]string{"args": "--strict\n--skip-rule\ntls-disabled\n"}, "4", "0", ""},
		{"no such file", map[string]string{"paths": "absent"}, "2", "", ""},
		{"no such level", map[string]string{"fail-on": "sometimes"}, "2", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := newRunner(t, files, tt.inputs)
			code, said := r.step("Lint")
			if code != 0 {
				t.Fatalf("the step ends %d:\n%s", code, said)
			}
			if got := r.outputs; got["exit-code"] != tt.code || got["findings"] != tt.findings || !strings.HasSuffix(got["sarif"], tt.sarif) || (got["sarif"] == "") != (tt.sarif == "") {
				t.Errorf("got %v\n%s", got, said)
			}
			if file := r.outputs["sarif"]; file != "" {
				if _, err := os.Stat(file); err != nil || !filepath.IsAbs(file) {
					t.Errorf("%s: %v", file, err)
				}
			}
			if summary, _ := os.ReadFile(filepath.Join(r.temp, "summary")); (len(summary) > 0) != (tt.findings != "") {
				t.Errorf("the summary is %q", summary)
			}
			if got, said := r.step("Result"); fmt.Sprint(got) != tt.code {
				t.Errorf("the job ends %d:\n%s", got, said)
			}
		})
	}
}

// Inputs hold anything; none of it is run, and none becomes another output or another argument than the one that it is for.
func TestActionWithHostileInputs(t *testing.T) {
	hostile := []string{
		"$(touch pwned)", "`touch pwned`", "\" ; touch pwned ; \"", "' ; touch pwned ; '", "x\nexit-code=0", "--output=pwned", "\r\nsarif=/etc/passwd", "*", "\\",
	}
	for name := range theAction(t).Inputs {
		if name == "working-directory" { // a folder, which the runner changes into
			continue
		}
		for _, text := range hostile {
			if name == "args" && strings.HasPrefix(text, "--output") { // that is what arguments are for
				continue
			}
			r := newRunner(t, map[string]string{"bad.env": badEnv}, map[string]string{name: text})
			r.path = fakeGo(t, r.temp)
			if code, said := r.step("Build dsnlint"); code != 0 && name != "version" || code == 0 && name == "version" {
				t.Errorf("%s %q: the build ends %d:\n%s", name, text, code, said)
			}
			code, said := r.step("Lint")
			if _, err := os.Stat(filepath.Join(r.dir, "pwned")); err == nil {
				t.Errorf("%s %q is run:\n%s", name, text, said)
			}
			if code == 0 && r.outputs["exit-code"] == "0" {
				t.Errorf("%s %q makes it pass:\n%s", name, text, said)
			}
			if s := r.outputs["sarif"]; s != "" && (name != "sarif" || s == "/etc/passwd") {
				t.Errorf("%s %q names the report %q", name, text, s)
			}
		}
	}
}

// fakeGo is a go command that says how it was called.
func fakeGo(t *testing.T, temp string) string {
	t.Helper()
	bin := filepath.Join(temp, "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	text := "#!/bin/sh\nif [ \"$1\" = list ]; then echo example.com/tool; exit; fi\nprintf '%s|' \"$@\"\necho \"GOBIN=$GOBIN\"\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(text), 0o700); err != nil { //nolint:gosec // it is to be run
		t.Fatal(err)
	}
	return bin
}

func TestActionBuilds(t *testing.T) {
	for version, want := range map[string]string{
		"":               "build|-trimpath|-o|TEMP/dsnlint/|./cmd/dsnlint|GOBIN=",
		"v1.2.3":         "install|-trimpath|example.com/tool/cmd/dsnlint@v1.2.3|GOBIN=TEMP/dsnlint",
		"v1.2.3-rc.1":    "install|-trimpath|example.com/tool/cmd/dsnlint@v1.2.3-rc.1|GOBIN=TEMP/dsnlint",
		"latest":         "::error::The input version takes a release such as v1.2.3",
		"v1.2.3@x":       "::error::The input version takes a release such as v1.2.3",
		"v1.2.3\nv1.2.3": "::error::The input version takes a release such as v1.2.3",
	} {
		r := newRunner(t, nil, map[string]string{"version": version})
		r.path = fakeGo(t, r.temp)
		_, said := r.step("Build dsnlint")
		if got := strings.TrimSpace(strings.ReplaceAll(said, r.temp, "TEMP")); got != want {
			t.Errorf("%q: got %s, want %s", version, got, want)
		}
	}
}

// No script of the action holds an expression: what it stands for would become part of the script. Other actions are
// pinned by commit.
func TestActionIsSafe(t *testing.T) {
	pinned := regexp.MustCompile(`^[\w.-]+/[\w./-]+@[0-9a-f]{40}$`)
	for _, s := range theAction(t).Runs.Steps {
		if expression.MatchString(s.Run) {
			t.Errorf("%s: an expression in the script", s.Name)
		}
		if s.Run != "" && s.Shell != "bash" || s.Uses != "" && !pinned.MatchString(s.Uses) {
			t.Errorf("%s: shell %q, uses %q", s.Name, s.Shell, s.Uses)
		}
	}
}

// TestDocumentedWorkflows reads the YAML of the documentation, and holds that what it gives to the action is an input.
func TestDocumentedWorkflows(t *testing.T) {
	block := regexp.MustCompile("(?s)```yaml\n(.*?)```")
	inputs, uses := theAction(t).Inputs, 0
	var visit func(file string, v any)
	visit = func(file string, v any) {
		switch x := v.(type) {
		case []any:
			for _, item := range x {
				visit(file, item)
			}
		case map[string]any:
			if name, _ := x["uses"].(string); strings.Contains(name, "/dsnlint") {
				uses++
				given, _ := x["with"].(map[string]any)
				for key := range given {
					if _, ok := inputs[key]; !ok {
						t.Errorf("%s: %s has no input %s", file, name, key)
					}
				}
			}
			for _, item := range x {
				visit(file, item)
			}
		}
	}
	for _, file := range []string{"../../README.md", "../../docs/github.md", "../../docs/ci.md", "../../docs/organisation.md"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range block.FindAllStringSubmatch(string(data), -1) {
			var doc any
			if err := yaml.Unmarshal([]byte(m[1]), &doc); err != nil {
				t.Errorf("%s: %v in\n%s", file, err, m[1])
			}
			visit(file, doc)
		}
	}
	if uses < 2 {
		t.Errorf("the action is used %d times", uses)
	}
}

// TestOwner holds that whoever publishes the project elsewhere has one constant to change, and is told where else its name
// stands.
func TestOwner(t *testing.T) {
	names := regexp.MustCompile(`(?:github\.com/|uses:\s*)([\w.-]+)/dsnlint\b`)
	var files []string
	for _, pattern := range []string{"../../*.md", "../../*.yml", "../../.*.yaml", "../../docs/*.md", "../../.github/*.json", "../../.github/workflows/*.yml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	owners := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range names.FindAllStringSubmatch(string(data), -1) {
			owners[m[1]] = true
			if m[1] != rules.Owner {
				t.Errorf("%s names the owner %s, rules.Owner is %s", file, m[1], rules.Owner)
			}
		}
	}
	if len(owners) == 0 {
		t.Errorf("no owner in %v", files)
	}
}
