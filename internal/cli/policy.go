package cli

import (
	"context"
	_ "embed" // the files that policy new writes
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/lint"
	"github.com/dsnlint/dsnlint/policies"
	"github.com/dsnlint/dsnlint/rules"
)

//go:embed scaffold/policy.rego
var newPolicy string

//go:embed scaffold/policy_test.rego
var newTest string

const policyUsage = `policy new NAME [--dir FOLDER]
  dsnlint policy check [FOLDER|BUNDLE…]
  dsnlint policy test [FOLDER|BUNDLE…] [--format text|json] [--min-coverage PERCENT]
  dsnlint policy schema`

// runPolicy dispatches to what can be done with policies.
func runPolicy(ctx context.Context, args []string, env Env) (int, error) {
	if len(args) > 0 {
		switch args[0] {
		case "new":
			return runPolicyNew(ctx, args[1:], env)
		case "check":
			return runPolicyCheck(ctx, args[1:], env)
		case "test":
			return runPolicyTest(ctx, args[1:], env)
		case "schema":
			return runPolicySchema(args[1:], env)
		case sandboxWord:
			return runSandbox(ctx, args[1:], env)
		}
	}
	fs := flagSet("policy", policyUsage, env)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	return Usage, usagef("policy takes new, check, test or schema; `dsnlint policy --help` shows each")
}

// runPolicyNew writes a policy and its test. It never touches a file that is there.
func runPolicyNew(_ context.Context, args []string, env Env) (int, error) {
	var dir string
	fs := flagSet("policy new", "policy new NAME [--dir FOLDER]", env)
	fs.StringVar(&dir, "dir", "policies", "the `FOLDER` that it is written to")
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if fs.NArg() != 1 {
		return Usage, usagef("policy new takes one name, as in `dsnlint policy new only-our-ca`")
	}
	name := fs.Arg(0)
	catalogue, err := rules.Load(policies.Modules())
	if err != nil {
		return Failure, err
	}
	if err := catalogue.Free(name); err != nil {
		return Usage, usageError{err}
	}
	if err := scaffold(absolute(dir, env), dir, name); err != nil {
		return Usage, err
	}
	shown := filepath.ToSlash(dir)
	_, err = fmt.Fprintf(env.Stdout, `wrote %[1]s/%[2]s.rego and %[1]s/%[2]s_test.rego

next:
  dsnlint policy test %[1]s       # its tests pass; change the tests first, then the policy
  dsnlint check --policy %[1]s    # judge by it
  dsnlint policy schema%[3]s    # what a policy sees as input, as JSON Schema

to use it in every run, name the folder in .dsnlint.yaml:
  policies: [%[1]s]
`, shown, name, strings.Repeat(" ", len("--")+utf8.RuneCountInString(shown)))
	return Clean, err
}

func scaffold(dir, shown, name string) error {
	texts := map[string]string{name + ".rego": newPolicy, name + "_test.rego": newTest}
	files := slices.Sorted(maps.Keys(texts))
	for _, file := range files {
		if _, err := os.Lstat(filepath.Join(dir, file)); !errors.Is(err, fs.ErrNotExist) {
			return usagef("%s is there already; remove it or choose another name", filepath.ToSlash(filepath.Join(shown, file)))
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil { //nolint:gosec // a project's folder
		return usagef("the folder %s cannot be made; check its name and its permissions", shown)
	}
	for _, file := range files {
		if err := writeNew(filepath.Join(dir, file), strings.ReplaceAll(texts[file], "policy-name", name)); err != nil {
			return usagef("%s cannot be written; check the folder's permissions", filepath.ToSlash(filepath.Join(shown, file)))
		}
	}
	return nil
}

// writeNew writes a file that must not be there.
func writeNew(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644) //nolint:gosec // a source file
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// runPolicySchema prints what policies see.
func runPolicySchema(args []string, env Env) (int, error) {
	fs := flagSet("policy schema", "policy schema", env)
	if err := parseFlags(fs, args); err != nil {
		return Usage, err
	}
	if err := noMore(fs); err != nil {
		return Usage, err
	}
	schema, err := rules.InputSchema()
	if err != nil {
		return Failure, err
	}
	_, err = env.Stdout.Write(schema)
	return Clean, err
}

// namedPolicies reads the folders and bundles of the arguments or, where none is named, those of the config, or the folder
// policies.
func namedPolicies(ctx context.Context, refs []string, env Env) ([]*rules.Pack, error) {
	if len(refs) > 0 {
		return lint.ReadPolicies(env.WorkDir, refs)
	}
	config, err := lint.FindConfig(env.WorkDir)
	if err != nil {
		return nil, usageError{err}
	}
	if config != nil && len(config.Policies) > 0 {
		book, err := lint.LoadRulebook(ctx, lint.Options{WorkDir: env.WorkDir, Config: config, Sandbox: env.sandbox(), Limits: env.Limits})
		if err != nil {
			return nil, err
		}
		return book.Packs, nil
	}
	return lint.ReadPolicies(env.WorkDir, []string{"policies"})
}

// limits are those of the world, or the usual ones.
func (e Env) limits() rules.Limits {
	if e.Limits == (rules.Limits{}) {
		return rules.DefaultLimits()
	}
	return e.Limits
}
