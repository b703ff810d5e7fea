package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

// runPolicyCheck looks at policies without judging by them: METADATA, names, strict compilation against the schema.
func runPolicyCheck(ctx context.Context, args []string, env Env) (int, error) {
	fs := flagSet("policy check", "policy check [FOLDER|BUNDLE…]", env)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	packs, err := namedPolicies(ctx, fs.Args(), env)
	if err != nil {
		return Failure, asUsage(err)
	}
	own, err := checkPacks(ctx, packs, env)
	var broken rules.Broken
	switch {
	case errors.As(err, &broken):
		return Usage, usagef("the policies are not in order:\n%w", err)
	case err != nil:
		return Failure, err
	}
	_, err = fmt.Fprintf(env.Stdout, "%s in order: %s\n", several(len(own), "policy is", "policies are"), cmp.Or(strings.Join(own, ", "), "data alone"))
	return Clean, err
}

// checkPacks returns the ids of the rules; an error is Broken where an author can mend it, and holds all that was found.
func checkPacks(ctx context.Context, packs []*rules.Pack, env Env) ([]string, error) {
	catalogue, err := rules.Load(policies.Modules())
	if err != nil {
		return nil, err
	}
	described, err := rules.Describe(ctx, env.sandbox(), env.limits(), packs)
	if err != nil {
		return nil, err
	}
	var trouble []error
	for _, d := range described {
		_, bad := d.Settings()
		trouble = append(trouble, catalogue.Add(d), bad)
	}
	var own []string
	all := catalogue.Rules()
	for i := range all {
		r := &all[i]
		if !r.Custom {
			continue
		}
		own = append(own, r.ID)
		for _, lack := range r.Incomplete() {
			trouble = append(trouble, fmt.Errorf("%s: METADATA lacks %s", r.File, lack))
		}
	}
	err = rules.Check(ctx, env.sandbox(), env.limits(), packs)
	var broken rules.Broken
	if err != nil && !errors.As(err, &broken) {
		return nil, err
	}
	if all := lines(append(trouble, err)); len(all) > 0 {
		return own, rules.BrokenBy(errors.New(strings.Join(all, "\n")))
	}
	return own, nil
}

// lines are the lines of some errors, each once: what cannot be parsed is found by more than one check.
func lines(trouble []error) []string {
	var out []string
	for _, err := range trouble {
		if err == nil {
			continue
		}
		for _, line := range strings.Split(err.Error(), "\n") {
			if !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}

// several counts a thing, in the words for one and for many.
func several(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
