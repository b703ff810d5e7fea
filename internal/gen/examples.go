package gen

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// Sample is one language's pair of examples of a rule: a folder that is reported and one that is not. They stand in
// testdata/examples/<rule>.txtar as LANGUAGE/bad/FILE, LANGUAGE/good/FILE and LANGUAGE/want, which holds the texts that
// are underlined.
type Sample struct {
	rule, language string
	bad, good      []txtar.File
	want           []string
	found          []verdict // what dsnlint says of the bad one
	diff           string    // what --fix=unsafe makes of it; "" where there is no fix
}

// verdict is a finding without its place: the rule, the bytes that it underlines, and how it is printed.
type verdict struct{ rule, text, printed string }

// Samples reads the examples, by rule, and runs dsnlint on the bad ones.
func Samples() (map[string][]*Sample, error) {
	archives, err := filepath.Glob(filepath.Join("..", "..", "testdata", "examples", "*.txtar"))
	if err != nil {
		return nil, err
	}
	out := map[string][]*Sample{}
	for _, file := range archives {
		rule := strings.TrimSuffix(filepath.Base(file), ".txtar")
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		out[rule] = samples(rule, txtar.Parse(data))
		for _, s := range out[rule] {
			if err := s.run(); err != nil {
				return nil, fmt.Errorf("%s, %s: %w", rule, s.language, err)
			}
		}
	}
	return out, nil
}

// samples sorts the files of an archive.
func samples(rule string, archive *txtar.Archive) []*Sample {
	var out []*Sample
	for _, f := range archive.Files {
		language, rest, _ := strings.Cut(f.Name, "/")
		at := slices.IndexFunc(out, func(s *Sample) bool { return s.language == language })
		if at < 0 {
			at, out = len(out), append(out, &Sample{rule: rule, language: language})
		}
		s := out[at]
		side, name, _ := strings.Cut(rest, "/")
		switch side {
		case "bad":
			s.bad = append(s.bad, txtar.File{Name: name, Data: f.Data})
		case "good":
			s.good = append(s.good, txtar.File{Name: name, Data: f.Data})
		case "want":
			s.want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		}
	}
	return out
}

// run asks dsnlint about the bad files, and what it would make of them.
func (s *Sample) run() error {
	return inFolder(s.bad, func(folder string) (err error) {
		if s.found, err = verdicts(folder); err == nil {
			s.diff, err = callIn(folder, []string{"check", "--diff", "--fix=unsafe", "--min-severity", "note"}, false)
		}
		return err
	})
}

// verdicts are the findings in a folder.
func verdicts(folder string) ([]verdict, error) {
	text, err := callIn(folder, []string{"check", "--format", "json", "--min-severity", "note"}, false)
	if err != nil {
		return nil, err
	}
	var report struct {
		Problems []struct{ Code string }
		Findings []struct {
			File, Severity, Message, Rule string
			Start, End                    struct{ Offset int }
		}
	}
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		return nil, err
	}
	if len(report.Problems) > 0 {
		return nil, fmt.Errorf("it could not be read: %v", report.Problems)
	}
	var out []verdict
	for _, f := range report.Findings {
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(f.File)))
		if err != nil {
			return nil, err
		}
		out = append(out, verdict{f.Rule, string(data[f.Start.Offset:f.End.Offset]), fmt.Sprintf("%s: %s [%s]", f.Severity, f.Message, f.Rule)})
	}
	return out, nil
}

// inFolder writes the files into a folder that is there for one call.
func inFolder(files []txtar.File, do func(folder string) error) error {
	folder, err := os.MkdirTemp("", "dsnlint-example-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := txtar.Write(&txtar.Archive{Files: files}, folder); err != nil {
		return err
	}
	return do(folder)
}

// languages are the titles of the folds, in their order.
var languages = []struct{ id, title string }{
	{"python", "Python"},
	{"go", "Go"},
	{"java", "Java"},
	{"properties", "Properties (Spring, Java)"},
	{"node", "Node.js"},
	{"dotnet", ".NET"},
	{"php", "PHP"},
	{"ruby", "Ruby"},
	{"rust", "Rust"},
	{"shell", "Shell"},
	{"dockerfile", "Dockerfile"},
	{"env", ".env"},
	{"compose", "Compose"},
	{"kubernetes", "Kubernetes"},
	{"pipeline", "GitLab CI"},
	{"ansible", "Ansible"},
	{"terraform", "Terraform"},
	{"cloudformation", "CloudFormation"},
	{"bicep", "Bicep"},
	{"sql", "SQL"},
	{"cnf", "my.cnf"},
	{"postgresql", "postgresql.conf"},
	{"hba", "pg_hba.conf"},
}

// examplesSection is the part of a rule's page that shows it in each language.
func examplesSection(all []*Sample) string {
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## In other languages and formats\n")
	for _, language := range languages {
		for _, s := range all {
			if s.language == language.id {
				fmt.Fprintf(&b, "\n<details><summary>%s</summary>\n\nReported:\n\n%s", language.title, fenced(s.bad))
				b.WriteString("\n```text\n")
				for _, f := range s.found {
					b.WriteString(f.printed + "\n")
				}
				b.WriteString("```\n")
				if s.diff != "" {
					fmt.Fprintf(&b, "\n`dsnlint check --fix=unsafe` makes of it:\n\n```diff\n%s\n```\n", strings.TrimRight(s.diff, "\n"))
				}
				fmt.Fprintf(&b, "\nClean:\n\n%s\n</details>\n", fenced(s.good))
			}
		}
	}
	return b.String()
}

// pem is a certificate, of which readers need to see no more than that it is one.
var pem = regexp.MustCompile(`(?s)(-----BEGIN CERTIFICATE-----\n).*?(-----END CERTIFICATE-----)`)

// fenced shows the files as blocks of code.
func fenced(files []txtar.File) string {
	var b strings.Builder
	for i, f := range files {
		if i > 0 {
			b.WriteString("\n")
		}
		if i > 0 || len(files) > 1 {
			fmt.Fprintf(&b, "`%s`:\n\n", f.Name)
		}
		language := strings.ToLower(strings.TrimPrefix(cmp.Or(path.Ext(f.Name), f.Name), "."))
		fmt.Fprintf(&b, "```%s\n%s\n```\n", language, strings.TrimSpace(pem.ReplaceAllString(string(f.Data), "$1…\n$2")))
	}
	return b.String()
}
