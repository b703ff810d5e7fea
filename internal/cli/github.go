package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/report"
	"github.com/dsnlint/dsnlint/source"
)

// stepSummary is the variable in which GitHub Actions names the file for the summary of a step.
const stepSummary = "GITHUB_STEP_SUMMARY"

// onGitHub tells the run what GitHub Actions says about the job: that there is a summary, and where the files of the
// commit can be looked at.
func onGitHub(run *report.Run, outputs []output, env Env) {
	run.StepSummary = env.Getenv(stepSummary) != "" && slices.ContainsFunc(outputs, func(o output) bool { return o.format == "github" })
	run.SourceURL = sourceURL(run.Revision, env)
}

var (
	serverName     = source.Pattern(`^https?://[\w.:-]+$`)
	repositoryName = source.Pattern(`^[\w.-]+/[\w.-]+$`)
	commitName     = source.Pattern(`^[0-9a-f]{40,64}$`)
)

// sourceURL is where the files of the job's commit are shown; "" where the folder is a checkout of another repository.
func sourceURL(revision report.Revision, env Env) string {
	server, repository, commit := env.Getenv("GITHUB_SERVER_URL"), env.Getenv("GITHUB_REPOSITORY"), env.Getenv("GITHUB_SHA")
	if !serverName().MatchString(server) || !repositoryName().MatchString(repository) || !commitName().MatchString(commit) {
		return ""
	}
	if own := strings.TrimSuffix(revision.Repository, ".git"); own != "" && !strings.HasSuffix(strings.ToLower(own), "/"+strings.ToLower(repository)) {
		return ""
	}
	return server + "/" + path.Join(repository, "blob", commit) + "/"
}

// summarise adds the findings to the summary of the step. What other commands of the step wrote stays, and counts. That
// the summary cannot be written is said and is no reason to fail.
func summarise(run *report.Run, env Env) {
	if !run.StepSummary {
		return
	}
	if err := appendSummary(run, env.Getenv(stepSummary)); err != nil {
		fmt.Fprintf(env.Stderr, "dsnlint: the summary of the step cannot be written; check the file that %s names\n", stepSummary)
	}
}

func appendSummary(run *report.Run, name string) error {
	room := report.StepSummaryLimit
	if info, err := os.Stat(name); err == nil {
		room -= int(info.Size())
	}
	var b bytes.Buffer
	if err := report.WriteStepSummary(&b, run, room); err != nil || b.Len() > room {
		return err
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644) //nolint:gosec // GitHub names the file, for others to read
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	return errors.Join(err, f.Close())
}
