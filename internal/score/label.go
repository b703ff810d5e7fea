package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// label is what a person says about one line of a public repository, before any run on it.
type label struct {
	Repo    string   `json:"repo"` // owner/name
	Path    string   `json:"path"` // slash-separated, inside the repository
	Line    int      `json:"line"` // counted from 1
	Format  string   `json:"format"`
	Engine  string   `json:"engine"`
	Posture posture  `json:"posture"` // "" where it is not said
	Rules   []string `json:"rules"`   // the right findings; "none" or nothing for none
	Expect  expect   `json:"expect"`
	Reason  string   `json:"reason"`
}

type expect string

const (
	must    expect = "must"     // silence is a miss
	may     expect = "may"      // silence is fine, and so is a listed rule
	mustNot expect = "must-not" // any finding is a false alarm
)

// wants returns the rules that are right here.
func (l *label) wants() []string {
	return slices.DeleteFunc(slices.Clone(l.Rules), func(rule string) bool { return rule == "none" })
}

func (l *label) where() string {
	return fmt.Sprintf("%s:%s:%d (%s, %s)", l.Repo, l.Path, l.Line, l.Format, l.Engine)
}

// readLabels reads files of one JSON object per line.
func readLabels(names []string) ([]label, error) {
	var out []label
	for _, name := range names {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 1<<20)
		for number := 1; lines.Scan(); number++ {
			var l label
			if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
				_ = file.Close()
				return nil, fmt.Errorf("%s:%d: %w", name, number, err)
			}
			out = append(out, l)
		}
		_ = file.Close()
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}

// byRepo groups labels, and names the groups in order.
func byRepo(labels []label) (names []string, groups map[string][]label) {
	groups = map[string][]label{}
	for _, l := range labels {
		if _, ok := groups[l.Repo]; !ok {
			names = append(names, l.Repo)
		}
		groups[l.Repo] = append(groups[l.Repo], l)
	}
	slices.Sort(names)
	return names, groups
}
