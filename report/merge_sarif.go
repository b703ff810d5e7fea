package report

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/finding"
)

// errForeign refuses what other tools write: we could not tell what of it may be shown.
var errForeign = errors.New("it holds a run of another tool; merge takes the reports of dsnlint only, and code scanning takes several reports")

// mergeSARIF joins reports. Runs over the same folder of the same commit, by the same version and rules, become one; the
// others stay beside each other, as the standard wants it.
func mergeSARIF(parts []Part) (*Merged, error) {
	var groups []*sarifGroup
	for i := range parts {
		var log sarifLog
		err := strict(parts[i].Data, &log)
		if err == nil {
			err = log.check()
		}
		if err != nil {
			return nil, parts[i].errorf("%w", err)
		}
		for j := range log.Runs {
			groups = grouped(groups, &log.Runs[j])
		}
	}
	slices.SortFunc(groups, func(a, b *sarifGroup) int { return strings.Compare(a.key, b.key) })
	m := &Merged{Format: "sarif"}
	for _, g := range groups {
		if err := g.settle(m); err != nil {
			return nil, err
		}
	}
	m.write = func(w io.Writer, exitCode int) error { return writeGroups(w, groups, exitCode) }
	return m, nil
}

// sarifGroup is several reports of one run.
type sarifGroup struct {
	key     string   // what they have in common
	common  sarifRun // without results and notifications
	shards  []*Shard
	results [][]sarifResult
	notes   [][]sarifNotification
	left    int // results that the reports leave out already
	crowded int // results of which they do not list all places

	found []sarifResult
	told  []sarifNotification
}

// grouped adds a run to the group that it belongs to.
func grouped(groups []*sarifGroup, run *sarifRun) []*sarifGroup {
	g := &sarifGroup{common: *run}
	var shard *Shard
	if a := run.AutomationDetails; a != nil {
		var id string
		id, shard = uncategorised(a.ID)
		g.common.AutomationDetails = &sarifAutomation{ID: id}
	}
	g.common.Results, g.common.Tool.Driver.Notifications = nil, nil
	call := run.Invocations[0]
	g.common.Invocations = []sarifInvocation{{WorkingDirectory: call.WorkingDirectory}}
	g.key = byBytes(&g.common)
	if i := slices.IndexFunc(groups, func(other *sarifGroup) bool { return other.key == g.key }); i >= 0 {
		g = groups[i]
	} else {
		groups = append(groups, g)
	}
	var notes []sarifNotification
	for _, n := range call.Notifications {
		if n.Descriptor.ID != leftOut {
			notes = append(notes, n)
			continue
		}
		g.left, g.crowded = g.left+number(leftOutForm, n.Message.Text), g.crowded+number(crowdedForm, n.Message.Text)
	}
	g.shards, g.results, g.notes = append(g.shards, shard), append(g.results, run.Results), append(g.notes, notes)
	return groups
}

var (
	leftOutForm = regexp.MustCompile(`^([0-9]{1,9}) results? left out`)
	crowdedForm = regexp.MustCompile(`^Of ([0-9]{1,9}) results? not all places`)
)

// number reads a count out of a sentence of ours; 0 where it is another one.
func number(form *regexp.Regexp, text string) int {
	if m := form.FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1]) // digits only
		return n
	}
	return 0
}

// settle joins what the reports of a group hold, in the order of one.
func (g *sarifGroup) settle(m *Merged) error {
	gaps, err := missing(g.shards)
	if err != nil {
		return err
	}
	g.found, _ = union(g.results, (*sarifResult).identity, (*sarifResult).outweighs)
	g.told, _ = union(g.notes, byBytes[sarifNotification], never[sarifNotification])
	for _, gap := range gaps {
		g.told = append(g.told, sarifNotification{
			Descriptor: sarifReference{ID: string(MissingShard)}, Level: "warning", Message: sarifMessage{Text: sentence(gap)},
		})
	}
	paths := g.paths()
	sortByPlace(g.found, paths, func(r *sarifResult) []sarifLocation { return r.Locations },
		func(r *sarifResult) []string { return []string{r.RuleID, r.Properties.Fact} })
	sortByPlace(g.told, paths, func(n *sarifNotification) []sarifLocation { return n.Locations },
		func(n *sarifNotification) []string { return []string{n.Descriptor.ID} })
	for i := range g.found {
		if r := &g.found[i]; !r.suppressed() {
			m.open = append(m.open, finding.Severity(r.Level))
		}
	}
	for _, n := range g.told {
		m.Unread = append(m.Unread, n.spoken(paths))
	}
	m.Missing = append(m.Missing, gaps...)
	return nil
}

// sortByPlace orders by file, start offset and further words.
func sortByPlace[T any](all []T, paths sarifPaths, at func(*T) []sarifLocation, words func(*T) []string) {
	type keyed struct {
		of   T
		file string
		from int
		more []string
	}
	list := make([]keyed, len(all))
	for i := range all {
		list[i] = keyed{of: all[i], more: words(&all[i])}
		list[i].file, list[i].from = paths.of(at(&all[i]))
	}
	slices.SortStableFunc(list, func(a, b keyed) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.from, b.from), slices.Compare(a.more, b.more))
	})
	for i := range list {
		all[i] = list[i].of
	}
}

// sarifPaths turn the addresses of a report into the paths of the run, from its working directory, by which it was in order.
type sarifPaths struct{ root, workDir string }

func (g *sarifGroup) paths() sarifPaths {
	out := sarifPaths{root: pathOfURI(g.common.OriginalURIBaseIDs[sourceRoot].URI)}
	if at := g.common.Invocations[0].WorkingDirectory; at != nil {
		out.workDir = pathOfURI(at.URI)
	}
	return out
}

// of is the path of a place, and where it starts; "" and 0 for nowhere.
func (p sarifPaths) of(at []sarifLocation) (string, int) {
	if len(at) == 0 {
		return "", 0
	}
	physical := at[0].Physical
	full := pathOfURI(physical.Artifact.URI)
	if physical.Artifact.URIBaseID == sourceRoot {
		full = path.Clean(p.root + full)
	}
	from := 0
	if physical.Region != nil {
		from = *physical.Region.ByteOffset
	}
	if rest, ok := strings.CutPrefix(full, p.workDir); ok && p.workDir != "" {
		return rest, from
	}
	return full, from
}

func pathOfURI(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return text
	}
	if u.Scheme == "file" && hasDrive(strings.TrimPrefix(u.Path, "/")) {
		return u.Path[1:]
	}
	return u.Path
}

func (n *sarifNotification) spoken(paths sarifPaths) string {
	where := "-"
	if len(n.Locations) > 0 {
		file, _ := paths.of(n.Locations)
		where = clean(file)
		if at := n.Locations[0].Physical.Region; at != nil {
			where += fmt.Sprintf(":%d:%d", at.StartLine, at.StartColumn)
		}
	}
	return fmt.Sprintf("%s: problem: %s [%s]", where, clean(strings.TrimSuffix(n.Message.Text, ".")), n.Descriptor.ID)
}

// writeGroups writes one run for each group, within the limits of code scanning.
func writeGroups(w io.Writer, groups []*sarifGroup, exitCode int) error {
	longest := 0
	for _, g := range groups {
		longest = max(longest, len(g.found))
	}
	return codeScanning.fit(w, longest, func(limit int, why string) (sarifLog, int) {
		log, most := sarifLog{Schema: sarifSchema, Version: sarifVersion, Runs: []sarifRun{}}, 0
		for _, g := range groups {
			kept := mostSevere(g.found, limit, (*sarifResult).weight)
			log.Runs, most = append(log.Runs, g.run(kept, codeScanning, why, exitCode)), max(most, len(kept))
		}
		return log, most
	})
}

// run is the group as one run with these results.
func (g *sarifGroup) run(kept []sarifResult, b bounds, why string, exitCode int) sarifRun {
	spoken := remainders(len(g.found)+g.left, len(kept), g.crowded, b, why)
	var codes []string
	for _, n := range g.told {
		codes = append(codes, n.Descriptor.ID)
	}
	slices.Sort(codes)
	described := descriptions(slices.Compact(codes), spoken)
	out := g.common
	out.Tool.Driver.Notifications = described
	call := sarifInvocation{
		Successful: succeeds(exitCode), ExitCode: &exitCode, Notifications: []sarifNotification{}, WorkingDirectory: g.common.Invocations[0].WorkingDirectory,
	}
	for _, n := range g.told {
		n.Descriptor = reference(described, n.Descriptor.ID)
		call.Notifications = append(call.Notifications, n)
	}
	call.Notifications = append(call.Notifications, notifications(described, spoken)...)
	out.Invocations = []sarifInvocation{call}
	out.Results = alike(kept)
	return out
}

// alike gives all results what the standard wants on all or on none.
func alike(kept []sarifResult) []sarifResult {
	accepted := slices.ContainsFunc(kept, func(r sarifResult) bool { return r.suppressed() })
	compared := slices.ContainsFunc(kept, func(r sarifResult) bool { return r.BaselineState != "" })
	out := []sarifResult{}
	for _, r := range kept {
		switch {
		case !accepted:
			r.Suppressions = nil
		case r.Suppressions == nil:
			r.Suppressions = &[]sarifSuppression{}
		}
		if compared {
			r.BaselineState = cmp.Or(r.BaselineState, "new")
		}
		out = append(out, r)
	}
	return out
}

func (r *sarifResult) suppressed() bool { return r.Suppressions != nil && len(*r.Suppressions) > 0 }

func (r *sarifResult) weight() int {
	return weightOf(!r.suppressed(), finding.Severity(r.Level), finding.Confidence(r.Properties.Confidence))
}

func (r *sarifResult) identity() string {
	id := r.PartialFingerprints[fingerprint]
	if id == "" || len(r.Locations) == 0 {
		return byBytes(r)
	}
	return r.Locations[0].Physical.Artifact.URI + "\x00" + id
}

func (r *sarifResult) outweighs(other *sarifResult) bool {
	if r.Level != other.Level {
		return finding.Severity(r.Level).AtLeast(finding.Severity(other.Level))
	}
	return !r.suppressed() && other.suppressed()
}
