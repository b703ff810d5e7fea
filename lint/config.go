package lint

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/finding"
	"github.com/dsnlint/dsnlint/policies"
	"gopkg.in/yaml.v3"
)

// ConfigName is the file that LoadConfig looks for.
const ConfigName = ".dsnlint.yaml"

// Config is .dsnlint.yaml. A nil Config is one that says nothing.
type Config struct {
	Version  int                   `yaml:"version"`
	Include  []string              `yaml:"include"`
	Exclude  []string              `yaml:"exclude"`
	Rules    map[string]RuleConfig `yaml:"rules"`
	Ignore   []IgnoreConfig        `yaml:"ignore"`
	Hosts    map[string]string     `yaml:"hosts"`    // glob → class
	Contexts map[string][]string   `yaml:"contexts"` // context → globs
	Policies []string              `yaml:"policies"`
	Profile  string                `yaml:"profile"`
	Baseline string                `yaml:"baseline"`
	Path     string                `yaml:"-"`

	data []byte // of the file
}

// RuleConfig changes one rule.
type RuleConfig struct {
	Off      bool   `yaml:"off"`
	Severity string `yaml:"severity"`
}

// IgnoreConfig accepts the findings of a rule below a path.
type IgnoreConfig struct {
	Rule   string `yaml:"rule"`
	Path   string `yaml:"path"`
	Reason string `yaml:"reason"`
	Until  string `yaml:"until"`
	line   int
}

var configKeys = []string{"version", "include", "exclude", "rules", "ignore", "hosts", "contexts", "policies", "profile", "baseline"}

// FindConfig looks for ConfigName from dir upwards to the repository root; nil without an error if there is none.
func FindConfig(dir string) (*Config, error) {
	root := repositoryRoot(dir)
	for at := dir; ; at = filepath.Dir(at) {
		name := filepath.Join(at, ConfigName)
		if info, err := os.Stat(name); err == nil {
			if !info.Mode().IsRegular() { // a repository may hold a pipe that nobody writes into
				return nil, fmt.Errorf("%s is no plain file; put the config there, or name another one with --config", name)
			}
			return LoadConfig(name)
		}
		if at == root || at == filepath.Dir(at) {
			return nil, nil
		}
	}
}

// LoadConfig reads a config file. Unknown keys are errors with a suggestion.
func LoadConfig(name string) (*Config, error) {
	data, err := readShort(name)
	if err != nil {
		return nil, fmt.Errorf("the config file %s cannot be read; check the path, its permissions, and that it is smaller than 16 MiB", name)
	}
	return configFrom(name, data)
}

func configFrom(name string, data []byte) (*Config, error) {
	c, err := parseConfig(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c.Path, c.data = name, data
	return c, nil
}

func parseConfig(data []byte) (*Config, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return nil, errors.New("this is no valid YAML; check indentation and quotes")
	}
	c := &Config{}
	if len(root.Content) == 0 {
		return c, nil
	}
	if err := checkKeys(root.Content[0]); err != nil {
		return nil, err
	}
	if err := root.Content[0].Decode(c); err != nil {
		return nil, wrongType(root.Content[0])
	}
	c.locate(root.Content[0])
	return c, c.validate()
}

// wrongType names the first key whose value does not decode. What the library says is left out: it holds the value.
func wrongType(m *yaml.Node) error {
	for i := 0; i+1 < len(m.Content); i += 2 {
		pair := *m
		pair.Content = m.Content[i : i+2]
		if pair.Decode(&Config{}) != nil {
			return fmt.Errorf("line %d: the value of %q has the wrong type; docs/configuration.md shows the shape of each key", m.Content[i].Line, m.Content[i].Value)
		}
	}
	return errors.New("a key has a value of the wrong type; docs/configuration.md shows the shape of each")
}

// locate notes where the entries of ignore stand, for what is said about them.
func (c *Config) locate(m *yaml.Node) {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value != "ignore" {
			continue
		}
		for j, item := range m.Content[i+1].Content {
			c.Ignore[j].line = item.Line
		}
	}
}

func checkKeys(m *yaml.Node) error {
	if m.Kind != yaml.MappingNode {
		return errors.New("the top level must be a mapping of keys such as rules, ignore and exclude")
	}
	seen := map[string]bool{}
	for i := 0; i < len(m.Content); i += 2 {
		key := m.Content[i].Value
		if !slices.Contains(configKeys, key) {
			return unknownKey(m.Content[i], key, configKeys)
		}
		if seen[key] {
			return fmt.Errorf("line %d: the key %q stands here twice", m.Content[i].Line, key)
		}
		seen[key] = true
		if err := checkInner(key, m.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func checkInner(key string, value *yaml.Node) error {
	switch key {
	case "rules":
		for i := 1; i < len(value.Content); i += 2 {
			if err := onlyKeys(value.Content[i], []string{"off", "severity"}); err != nil {
				return err
			}
		}
	case "ignore":
		for _, item := range value.Content {
			if item.ShortTag() == "!!null" {
				return fmt.Errorf("line %d: an entry of ignore is empty; give it a rule and a reason, or remove it", item.Line)
			}
			if err := onlyKeys(item, []string{"rule", "path", "reason", "until"}); err != nil {
				return err
			}
		}
	}
	return nil
}

func onlyKeys(m *yaml.Node, known []string) error {
	for i := 0; m.Kind == yaml.MappingNode && i < len(m.Content); i += 2 {
		if !slices.Contains(known, m.Content[i].Value) {
			return unknownKey(m.Content[i], m.Content[i].Value, known)
		}
	}
	return nil
}

func unknownKey(at *yaml.Node, key string, known []string) error {
	return fmt.Errorf("line %d: %s", at.Line, suggest(key, known))
}

// suggest names an unknown key and the known one that was meant, or all of them.
func suggest(key string, known []string) string {
	if best := Resembling(key, known); best != "" {
		return fmt.Sprintf("unknown key %q; did you mean %q?", key, best)
	}
	return fmt.Sprintf("unknown key %q; known are %s", key, strings.Join(known, ", "))
}

func (c *Config) validate() error {
	for _, check := range []func() error{c.validRules, c.validIgnores, c.validHosts, c.validContexts, c.later} {
		if err := check(); err != nil {
			return err
		}
	}
	if err := globs("include", c.Include); err != nil {
		return err
	}
	return globs("exclude", c.Exclude)
}

func (c *Config) validRules() error {
	for _, id := range slices.Sorted(maps.Keys(c.Rules)) {
		level := c.Rules[id].Severity
		if _, ok := finding.ParseSeverity(level); level != "" && !ok {
			return fmt.Errorf("rules.%s.severity must be error, warning or note", id)
		}
	}
	return nil
}

func (c *Config) validIgnores() error {
	for i, ig := range c.Ignore {
		if ig.Rule == "" || ig.Reason == "" {
			return fmt.Errorf("ignore[%d] needs a rule and a reason", i)
		}
		if _, err := time.Parse(time.DateOnly, ig.Until); ig.Until != "" && err != nil {
			return fmt.Errorf("ignore[%d].until must be YYYY-MM-DD", i)
		}
		if err := globs(fmt.Sprintf("ignore[%d].path", i), []string{ig.Path}); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) validHosts() error {
	classes := []string{"remote", "service", "loopback", "socket", "placeholder", "unknown"}
	for _, glob := range slices.Sorted(maps.Keys(c.Hosts)) {
		if !slices.Contains(classes, c.Hosts[glob]) {
			return fmt.Errorf("hosts.%s must be remote, service, loopback, socket, placeholder or unknown", glob)
		}
		if err := globs("hosts", []string{glob}); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) validContexts() error {
	for _, context := range slices.Sorted(maps.Keys(c.Contexts)) {
		if !slices.Contains([]string{"production", "development", "test", "docs", "example"}, context) {
			return fmt.Errorf("contexts.%s: the contexts are production, development, test, docs and example", context)
		}
		if err := globs("contexts."+context, c.Contexts[context]); err != nil {
			return err
		}
	}
	return nil
}

// globs refuses patterns that could never match.
func globs(key string, patterns []string) error {
	for _, g := range patterns {
		if !doublestar.ValidatePattern(g) {
			return fmt.Errorf("%s: %q is no valid pattern", key, g)
		}
	}
	return nil
}

// later refuses keys that the contract names and this version does not serve, rather than ignoring them.
func (c *Config) later() error {
	if c.Version > 1 {
		return errors.New("version: this version of dsnlint reads version 1")
	}
	return nil
}

// includes reports whether a file, by its path from the repository root, is to be read.
func (c *Config) includes(path string) bool {
	if c == nil {
		return true
	}
	if matchAny(c.Exclude, path) || slices.ContainsFunc(c.Exclude, func(g string) bool { return below(g, path) }) {
		return false
	}
	return len(c.Include) == 0 || matchAny(c.Include, path) || slices.ContainsFunc(c.Include, func(g string) bool { return below(g, path) })
}

// below lets a bare folder name stand for all that is in it.
func below(folder, path string) bool {
	return strings.HasPrefix(path, strings.TrimSuffix(folder, "/")+"/")
}

// BaselineFile is the baseline that the config names, "" for none. It is relative to the config's own folder.
func (c *Config) BaselineFile() string {
	switch {
	case c == nil:
		return ""
	case c.Baseline == "" || filepath.IsAbs(c.Baseline):
		return c.Baseline
	}
	return filepath.Join(filepath.Dir(c.Path), filepath.FromSlash(c.Baseline))
}

func (c *Config) off(rule string) bool { return c != nil && c.Rules[rule].Off }

func (c *Config) ruleIDs() []string {
	if c == nil {
		return nil
	}
	var out []string
	for id := range c.Rules {
		out = append(out, id)
	}
	for _, ig := range c.Ignore {
		out = append(out, ig.Rule)
	}
	slices.Sort(out)
	return out
}

func (c *Config) levels() map[string]finding.Severity {
	out := map[string]finding.Severity{}
	if c == nil {
		return out
	}
	for id, r := range c.Rules {
		if s, ok := finding.ParseSeverity(r.Severity); ok {
			out[id] = s
		}
	}
	return out
}

// narrower orders globs so that the longer one, which says more, counts.
func narrower(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) }

func (c *Config) hostClass(name string) (fact.HostClass, bool) {
	if c == nil {
		return "", false
	}
	for _, glob := range slices.SortedFunc(maps.Keys(c.Hosts), narrower) {
		if ok, err := doublestar.Match(glob, name); err == nil && ok {
			return fact.HostClass(c.Hosts[glob]), true
		}
	}
	return "", false
}

func (c *Config) contextRows() []policies.PathRow {
	if c == nil {
		return nil
	}
	var out []policies.PathRow
	for context, globs := range c.Contexts {
		out = append(out, policies.PathRow{Context: context, Globs: globs})
	}
	slices.SortFunc(out, func(a, b policies.PathRow) int { return strings.Compare(a.Context, b.Context) })
	return out
}
