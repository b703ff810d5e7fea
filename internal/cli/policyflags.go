package cli

import (
	"context"

	"github.com/dsnlint/dsnlint/lint"
	"github.com/spf13/pflag"
)

// policyFlags choose what is judged by.
type policyFlags struct {
	policies  []string
	profile   string
	ownConfig string
}

func (p *policyFlags) add(fs *pflag.FlagSet) {
	fs.StringArrayVar(&p.policies, "policy", nil, "judge by the policies in this `FOLDER` or bundle too (bundle.tar.gz, or bundle.tar.gz#sha256:DIGEST); repeatable")
	fs.StringVar(&p.profile, "profile", "", "the `PROFILE` that chooses rules and levels: default, strict, pci-dss-4, cis, or one of your policies'")
}

// addAll adds what a command needs that reads no input: the flags and the config that may name policies too.
func (p *policyFlags) addAll(fs *pflag.FlagSet) {
	p.add(fs)
	fs.StringVar(&p.ownConfig, "config", "", "configuration `FILE` (default: .dsnlint.yaml from here up to the repository root)")
}

func (p *policyFlags) apply(o *lint.Options, env Env) {
	o.Policies, o.Profile, o.Sandbox, o.Limits = p.policies, p.profile, env.sandbox(), env.Limits
}

// rulebook is what check would judge by here.
func (p *policyFlags) rulebook(ctx context.Context, env Env) (*lint.Rulebook, error) {
	config, err := (&checkFlags{config: p.ownConfig}).loadConfig(env)
	if err != nil {
		return nil, usageError{err}
	}
	o := lint.Options{WorkDir: env.WorkDir, Config: config}
	p.apply(&o, env)
	return lint.LoadRulebook(ctx, o)
}
