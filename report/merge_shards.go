package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/dsnlint/dsnlint/source"
)

// MissingShard is the code of the problem that a part of a run is not among those that are merged.
const MissingShard source.ProblemCode = "missing-shard"

// missing says which parts of a run nobody brought. A part that is there twice, or parts of runs that were divided in
// different ways, cannot be one run.
func missing(shards []*Shard) ([]string, error) {
	of := 0
	seen := map[int]bool{}
	for _, s := range shards {
		switch {
		case s == nil:
			continue
		case s.Of < 1 || s.Index < 1 || s.Index > s.Of:
			return nil, fmt.Errorf("there is no shard %d/%d", s.Index, s.Of)
		case of != 0 && s.Of != of:
			return nil, fmt.Errorf("these are shards of a run in %d parts and of one in %d; merge the shards of one run, then the runs", min(of, s.Of), max(of, s.Of))
		case seen[s.Index]:
			return nil, fmt.Errorf("shard %d/%d is there twice; merge the shards of one run, then the runs", s.Index, s.Of)
		}
		of, seen[s.Index] = s.Of, true
	}
	const most = 20 // are told one by one
	var out []string
	left := of - len(seen)
	for i := 1; i <= of && len(out) < most; i++ {
		if !seen[i] {
			out = append(out, fmt.Sprintf("shard %d/%d is missing; what it found is not told here", i, of))
		}
	}
	if more := left - len(out); more > 0 {
		out = append(out, fmt.Sprintf("%s more of %d are missing", plural(more, "shard"), of))
	}
	return out, nil
}

var shardCategory = regexp.MustCompile(`^(.*)shard-([1-9][0-9]{0,4})-of-([1-9][0-9]{0,4})/$`)

// uncategorised takes the shard off a SARIF category.
func uncategorised(id string) (string, *Shard) {
	m := shardCategory.FindStringSubmatch(id)
	if m == nil {
		return id, nil
	}
	index, _ := strconv.Atoi(m[2]) // the pattern has digits only
	of, _ := strconv.Atoi(m[3])
	return m[1], &Shard{index, of}
}

// problemCodes are those that a problem may have.
var problemCodes = []source.ProblemCode{
	source.Unreadable, source.TooLarge, source.TooDeep, source.Syntax, source.Unterminated, source.Encoding, source.Internal, MissingShard,
}

func knownCode(code string) bool { return slices.Contains(problemCodes, source.ProblemCode(code)) }
