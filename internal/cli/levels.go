package cli

import "github.com/dsnlint/dsnlint/finding"

// thresholds are the levels at which a run fails and from which on findings are shown.
func (c *checkFlags) thresholds() (failOn, shown finding.Severity, err error) {
	if failOn, err = threshold(c.failOn); err != nil {
		return "", "", err
	}
	shown = finding.Warning
	if failOn != finding.None {
		shown = finding.Min(finding.Warning, failOn)
	}
	if c.minSeverity != "" {
		var ok bool
		if shown, ok = finding.ParseSeverity(c.minSeverity); !ok {
			return "", "", usagef("--min-severity takes error, warning or note, not %q", c.minSeverity)
		}
	}
	return failOn, shown, nil
}

// threshold reads the value of --fail-on; None is never.
func threshold(word string) (finding.Severity, error) {
	if word == "never" {
		return finding.None, nil
	}
	level, ok := finding.ParseSeverity(word)
	if !ok {
		return "", usagef("--fail-on takes error, warning, note or never, not %q", word)
	}
	return level, nil
}
