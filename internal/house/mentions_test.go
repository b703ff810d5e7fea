package house

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dsnlint/dsnlint/internal/cli"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

var (
	flagWord = regexp.MustCompile(`(?:^|[\s(\[])(--[a-z][a-z-]+)`)
	// ruleWord are the places in which a rule is named.
	ruleWord = regexp.MustCompile("(?:dsnlint:ignore|dsnlint explain|--rule|--skip-rule)[ =]([a-z]+(?:-[a-z]+)+)")
	// command is a call of dsnlint in a line of a shell.
	command = regexp.MustCompile(`(?:^|[\s;&|(])dsnlint((?: [^;&|#\n]*)?)`)
)

// foreign are flags of other programs that the text names by themselves.
var foreign = []string{"--set", "--ssl", "--ssl-mode", "--ssl-ca", "--tls", "--cacert"}

// TestMentions holds that every flag and every rule that the pages name exists.
func TestMentions(t *testing.T) {
	flags := knownFlags(t)
	catalogue, err := rules.Load(policies.Modules())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range documents(t) {
		if strings.HasPrefix(d.path, "docs/drivers/") || d.path == "docs/resources.md" {
			continue // made of the tables, and full of the flags of other programs
		}
		texts := slices.Clone(d.spans)
		for _, span := range d.spans {
			if m := flagWord.FindStringSubmatch(span); m != nil && strings.HasPrefix(span, "--") && !flags[m[1]] && !slices.Contains(foreign, m[1]) {
				t.Errorf("%s: `%s` is no flag of dsnlint", d.path, span)
			}
		}
		for _, b := range d.blocks {
			texts = append(texts, b.text)
		}
		for _, text := range texts {
			for _, call := range command.FindAllStringSubmatch(text, -1) {
				for _, m := range flagWord.FindAllStringSubmatch(call[1], -1) {
					if !flags[m[1]] {
						t.Errorf("%s: dsnlint has no flag %s", d.path, m[1])
					}
				}
			}
			for _, m := range ruleWord.FindAllStringSubmatch(text, -1) {
				if catalogue.Find(m[1]) == nil && m[1] != "no-such-rule" {
					t.Errorf("%s: there is no rule %s", d.path, m[1])
				}
			}
		}
	}
}

// knownFlags are the flags of all commands.
func knownFlags(t *testing.T) map[string]bool {
	t.Helper()
	var out bytes.Buffer
	if code := cli.Main([]string{"man"}, surroundings(t.TempDir(), &out)); code != cli.Clean {
		t.Fatalf("dsnlint man ends with %d", code)
	}
	known := map[string]bool{"--help": true}
	for _, m := range regexp.MustCompile(`--[a-z][a-z-]+`).FindAllString(strings.ReplaceAll(out.String(), `\-`, "-"), -1) {
		known[m] = true
	}
	return known
}

// surroundings are those of a call in a folder, on the day on which the pages were written.
func surroundings(folder string, out *bytes.Buffer) cli.Env {
	return cli.Env{
		Stdin: strings.NewReader(""), Stdout: out, Stderr: out, WorkDir: folder,
		Now:    func() time.Time { return time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
	}
}
