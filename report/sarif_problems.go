package report

import (
	"slices"
)

// leftOut names the notifications about what the limits keep out of a report.
const leftOut = "results-left-out"

// descriptions describe the kinds of notifications that a report holds.
func (s sarif) descriptions(spoken []remainder) []sarifDescriptor {
	return descriptions(s.run.codes(), spoken)
}

func descriptions(codes []string, spoken []remainder) []sarifDescriptor {
	var out []sarifDescriptor
	for _, code := range codes {
		out = append(out, unread(code))
	}
	if len(spoken) > 0 {
		out = append(out, sarifDescriptor{
			ID: leftOut, Name: pascal(leftOut),
			ShortDescription: &sarifMessage{Text: "Results are left out of the report, or are going to be by those who read it."},
			FullDescription:  &sarifMessage{Text: "Code scanning refuses reports that exceed its limits, so that the least severe results are left out of one that would."},
			Help:             &sarifMessage{Text: "Lint fewer folders at once, raise --min-severity, or ask for --format json, which has everything."},
		})
	}
	return out
}

// codes returns the problem codes that occur, sorted.
func (r *Run) codes() []string {
	var out []string
	for _, p := range r.Problems {
		if !slices.Contains(out, string(p.Code)) {
			out = append(out, string(p.Code))
		}
	}
	slices.Sort(out)
	return out
}

// unread describes a problem code; GitHub's validation asks for a help text here too.
func unread(code string) sarifDescriptor {
	if code == string(MissingShard) {
		return sarifDescriptor{
			ID: code, Name: pascal(code),
			ShortDescription: &sarifMessage{Text: "A part of the run is not among those that were merged."},
			FullDescription:  &sarifMessage{Text: "A part of the run is not among those that were merged, so that findings are missing."},
			Help:             &sarifMessage{Text: "Run the shard that is missing, and merge all of them again."},
		}
	}
	return sarifDescriptor{
		ID: code, Name: "Input" + pascal(code),
		ShortDescription: &sarifMessage{Text: "Some input could not be read or parsed: " + code + "."},
		FullDescription:  &sarifMessage{Text: "Some input, or a corner of it, could not be read or parsed, and settings may be missing: " + code + "."},
		Help:             &sarifMessage{Text: "Mend the file, raise the limit, or exclude the file in the configuration."},
	}
}

func (s sarif) invocation(described []sarifDescriptor, spoken []remainder) sarifInvocation {
	out := sarifInvocation{Successful: s.run.succeeds(), ExitCode: s.run.ExitCode, Notifications: []sarifNotification{}}
	if s.run.WorkDir != "" {
		out.WorkingDirectory = &sarifArtifact{URI: folderURI(s.run.WorkDir)}
	}
	for _, p := range s.run.problems() {
		n := sarifNotification{Descriptor: reference(described, string(p.Code)), Level: "warning", Message: sarifMessage{Text: sentence(p.Message)}}
		if p.File != "" {
			at := &sarifPhysical{Artifact: s.artifact(p.File)}
			if !p.Place.IsZero() {
				at.Region = plainRegion(p.Place)
			}
			n.Locations = []sarifLocation{{Physical: at}}
		}
		out.Notifications = append(out.Notifications, n)
	}
	out.Notifications = append(out.Notifications, notifications(described, spoken)...)
	return out
}

// reference leads to the description of a kind of notifications.
func reference(described []sarifDescriptor, id string) sarifReference {
	return sarifReference{ID: id, Index: slices.IndexFunc(described, func(d sarifDescriptor) bool { return d.ID == id })}
}

// notifications tell what is to be said about results that nobody will see.
func notifications(described []sarifDescriptor, spoken []remainder) []sarifNotification {
	var out []sarifNotification
	for _, r := range spoken {
		out = append(out, sarifNotification{Descriptor: reference(described, leftOut), Level: r.level, Message: sarifMessage{Text: r.words}})
	}
	return out
}

// succeeds reports whether the run does what it was asked for; findings are no failure.
func (r *Run) succeeds() bool { return r.ExitCode == nil || succeeds(*r.ExitCode) }

func succeeds(exitCode int) bool { return exitCode == 0 || exitCode == 1 }
