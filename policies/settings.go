package policies

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Settings is what the data of a user's policies changes in the tool: data.dsnlint.levels and data.dsnlint.profiles.
type Settings struct {
	Levels   *LevelChange `json:"levels"`
	Profiles []Profile    `json:"profiles"`
}

// LevelChange replaces tables of Levels. What is nil stays as it is; an empty table holds no row.
type LevelChange struct {
	AssumeSinceYears *int       `json:"assume_since_years,omitempty"`
	Servers          []LevelRow `json:"servers,omitempty"`
	Hosts            []LevelRow `json:"hosts,omitempty"`
	Contexts         []LevelRow `json:"contexts,omitempty"`
	ContextPaths     []PathRow  `json:"context_paths,omitempty"`
}

// With is the table with some of its parts replaced. Neither is changed.
func (l *Levels) With(c *LevelChange) *Levels {
	out := *l
	if c == nil {
		return &out
	}
	if c.AssumeSinceYears != nil {
		out.AssumeSinceYears = *c.AssumeSinceYears
	}
	if c.Servers != nil {
		out.Servers = c.Servers
	}
	if c.Hosts != nil {
		out.Hosts = c.Hosts
	}
	if c.Contexts != nil {
		out.Contexts = c.Contexts
	}
	if c.ContextPaths != nil {
		out.ContextPaths = c.ContextPaths
	}
	return &out
}

// ReadSettings reads the JSON of Settings. Unknown keys and words are errors, so that nothing is silently without effect.
func ReadSettings(r io.Reader) (Settings, error) {
	var s Settings
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		if _, key, ok := strings.Cut(err.Error(), "unknown field "); ok {
			return s, fmt.Errorf("there is no key %.60s; docs/levels.md and docs/policies.md list them", key)
		}
		return s, errors.New("a value has the wrong type; docs/levels.md and docs/policies.md show the shapes")
	}
	if err := s.Levels.check(); err != nil {
		return s, fmt.Errorf("levels: %w", err)
	}
	for i := range s.Profiles {
		if err := s.Profiles[i].check(); err != nil {
			return s, fmt.Errorf("profiles[%d]: %w", i, err)
		}
	}
	return s, nil
}

func (c *LevelChange) check() error {
	if c == nil {
		return nil
	}
	if c.AssumeSinceYears != nil && (*c.AssumeSinceYears < 0 || *c.AssumeSinceYears > 50) {
		return errors.New("assume_since_years is a number of years from 0 to 50")
	}
	for _, row := range slices.Concat(c.Servers, c.Hosts, c.Contexts) {
		if err := row.check(); err != nil {
			return err
		}
	}
	for _, row := range c.ContextPaths {
		if err := among("context", []string{row.Context}, contextWords()); err != nil {
			return err
		}
	}
	return nil
}

func (r *LevelRow) check() error {
	if r.Lower < 0 {
		return errors.New("lower is a number of steps, 0 or more")
	}
	levels := slices.DeleteFunc([]string{r.Raise, r.AtMost, r.AtLeast}, func(s string) bool { return s == "" })
	return errors.Join(
		among("class", r.Class, []string{"remote", "placeholder", "unknown", "service", "loopback", "socket"}),
		among("origin", r.Origin, []string{"written", "fallback", "default", "unknown"}),
		among("context", r.Context, contextWords()),
		among("mode", r.Mode, []string{"disable", "allow", "prefer", "require", "verify-ca", "verify-full", "unknown"}),
		among("server", r.Server, []string{"yes", "no", "unknown"}),
		among("a level", levels, levelWords()),
	)
}

func contextWords() []string {
	return []string{"production", "development", "test", "docs", "example"}
}

func levelWords() []string { return []string{"error", "warning", "note", "none"} }

func among(what string, words, known []string) error {
	for _, w := range words {
		if !slices.Contains(known, w) {
			return fmt.Errorf("%s is one of %s, not %.40q", what, strings.Join(known, ", "), w)
		}
	}
	return nil
}
