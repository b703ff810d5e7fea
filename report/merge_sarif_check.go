package report

import (
	"errors"
	"fmt"
	"slices"

	"github.com/dsnlint/dsnlint/finding"
)

var errNotWritten = errors.New("this is no report that dsnlint writes; merge with the version that wrote it")

// check reports what dsnlint would not have written.
func (l *sarifLog) check() error {
	if l.Version != sarifVersion || l.Runs == nil {
		return errNotWritten
	}
	for i := range l.Runs {
		if l.Runs[i].Tool.Driver.Name != toolName {
			return fmt.Errorf("runs[%d]: %w", i, errForeign)
		}
		if err := l.Runs[i].check(); err != nil {
			return fmt.Errorf("runs[%d]: %w", i, err)
		}
	}
	return nil
}

// toolName is what our reports say who wrote them.
const toolName = "dsnlint"

func (r *sarifRun) check() error {
	if len(r.Invocations) != 1 || r.Results == nil {
		return errNotWritten
	}
	for i := range r.Results {
		if !r.valid(&r.Results[i]) {
			return fmt.Errorf("results[%d] is none that dsnlint writes", i)
		}
	}
	for i, n := range r.Invocations[0].Notifications {
		at := n.Descriptor.Index
		described := at >= 0 && at < len(r.Tool.Driver.Notifications) && r.Tool.Driver.Notifications[at].ID == n.Descriptor.ID
		if !described || !knownCode(n.Descriptor.ID) && n.Descriptor.ID != leftOut || !somewhere(n.Locations) || len(n.Locations) > 1 {
			return fmt.Errorf("toolExecutionNotifications[%d] is none that dsnlint writes", i)
		}
	}
	return nil
}

// valid reports whether a result leads to a rule, has a known level and lies where something can lie.
func (r *sarifRun) valid(result *sarifResult) bool {
	rules := r.Tool.Driver.Rules
	_, level := finding.ParseSeverity(result.Level)
	known := result.RuleIndex >= 0 && result.RuleIndex < len(rules) && rules[result.RuleIndex].ID == result.RuleID
	ok := level && known && len(result.Locations) <= 1 && somewhere(result.Locations) && somewhere(result.RelatedLocations)
	for _, flow := range result.CodeFlows {
		for _, thread := range flow.ThreadFlows {
			for _, step := range thread.Locations {
				ok = ok && somewhere([]sarifLocation{step.Location})
			}
		}
	}
	return ok
}

// somewhere reports whether every location is somewhere.
func somewhere(all []sarifLocation) bool {
	return !slices.ContainsFunc(all, func(l sarifLocation) bool { return l.Physical == nil || !l.Physical.Region.valid() })
}

func (r *sarifRegion) valid() bool {
	return r == nil || r.StartLine >= 1 && r.EndLine >= r.StartLine && r.ByteOffset != nil && *r.ByteOffset >= 0
}
