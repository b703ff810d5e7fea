package cli

import (
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/lint"
	"github.com/spf13/pflag"
)

// maxShards bounds the parts of a run: beyond it, somebody has mistaken one number for another.
const maxShards = 10_000

// shardFlag is the part of a run that is told.
type shardFlag struct {
	text  string
	flags *pflag.FlagSet
}

func (s *shardFlag) register(fs *pflag.FlagSet) {
	s.flags = fs
	fs.StringVar(&s.text, "shard", "", "tell one part of the run, `I/N` as in 2/5: some of the repositories, or of the files of one; `dsnlint merge` joins the parts")
}

// parse reads the flag. An empty value is a mistake, such as a variable that is not set.
func (s *shardFlag) parse() (lint.Shard, error) {
	if s.flags == nil || !s.flags.Changed("shard") {
		return lint.Shard{}, nil
	}
	first, last, ok := strings.Cut(s.text, "/")
	i, n := ordinal(first), ordinal(last)
	if !ok || i == 0 || n == 0 || i > n {
		return lint.Shard{}, usagef("--shard takes I/N, the part and how many there are, with I from 1 to N and N up to %d, as in --shard 2/5, not %.40q", maxShards, s.text)
	}
	return lint.Shard{Index: i, Of: n}, nil
}

// ordinal reads a number from 1 to maxShards; 0 is any other text.
func ordinal(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxShards || text != strconv.Itoa(n) {
		return 0
	}
	return n
}

// alone refuses what needs the whole run.
func (c *checkFlags) alone(o lint.Options) error {
	if o.Shard.Of == 0 {
		return nil
	}
	for _, name := range []string{"fix", "diff", "write-baseline"} {
		if c.flags.Changed(name) {
			return usagef("--%s needs the whole run; leave out --shard", name)
		}
	}
	return nil
}
