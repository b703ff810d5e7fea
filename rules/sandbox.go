package rules

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/dsnlint/dsnlint/fact"
)

// Limits bound what custom policies may use.
type Limits struct {
	Time   time.Duration
	Memory int64 // bytes
}

// DefaultLimits are generous: ten thousand facts and a hundred careless rules need a third of the time.
func DefaultLimits() Limits { return Limits{Time: 30 * time.Second, Memory: 512 << 20} }

// Sandbox runs Serve in a process of its own: it hands over the request, holds the limits, and returns what the process
// answered, as far as it came. An error that is an Exhausted says which limit ended it.
type Sandbox func(ctx context.Context, request []byte, limits Limits) (answer []byte, err error)

// Exhausted is the limit that ended a sandbox.
type Exhausted string

// What can run out, or go wrong with the process.
const (
	OutOfTime   Exhausted = "time"
	OutOfMemory Exhausted = "memory"
	OutOfWords  Exhausted = "answer"
	Crashed     Exhausted = "crash"
)

// Error names the limit; the caller knows who hit it.
func (e Exhausted) Error() string { return "the limit of " + string(e) + " was reached" }

// MaxAnswer is how much a sandbox may say.
const MaxAnswer = 32 << 20

// request is what the child is asked. It has facts only where it is asked to judge.
type request struct {
	Task  task            `json:"task"`
	Packs []*Pack         `json:"packs"`
	Input json.RawMessage `json:"input,omitempty"`
}

type task string

const (
	toDescribe task = "describe"
	toJudge    task = "judge"
	toCheck    task = "check"
	toTest     task = "test"
)

// message is one line of the child's answer.
type message struct {
	Open     string       `json:"open,omitempty"`  // the pack that it reads now
	Begin    string       `json:"begin,omitempty"` // the rule, or pack of tests, that it is at now
	Pack     *description `json:"pack,omitempty"`
	Verdicts []Verdict    `json:"verdicts,omitempty"`
	Report   *TestRun     `json:"report,omitempty"`
	Broken   string       `json:"broken,omitempty"` // a policy cannot be used: why
	Done     bool         `json:"done,omitempty"`
}

// Custom reports whether there are rules of users.
func (c *Catalogue) Custom() bool { return len(c.packs) > 0 }

// EvaluateCustom judges all facts by the rules of users, in the sandbox. A policy that does not end, needs too much or
// answers nonsense is Broken, and then there are no verdicts at all.
func (c *Catalogue) EvaluateCustom(ctx context.Context, run Sandbox, limits Limits, facts *fact.Set, asOf time.Time) ([]Verdict, error) {
	in, err := inputJSON(facts, asOf)
	if err != nil {
		return nil, err
	}
	answer, err := ask(ctx, run, limits, request{Task: toJudge, Packs: c.packs, Input: in})
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, b := range facts.Bases() {
		known[b.ID] = true
	}
	for _, v := range answer.verdicts {
		if r := c.Find(v.Rule); r == nil || !r.Custom {
			return nil, brokenf("a policy answered for the rule %.60q, which is not its own", oneLine(v.Rule))
		}
		if !known[v.Fact] {
			return nil, brokenf("the policy %s answered about the fact %.60q, which does not exist; give the id of the fact that it looked at", v.Rule, oneLine(v.Fact))
		}
	}
	sortVerdicts(answer.verdicts)
	return answer.verdicts, nil
}

// ask sends one request and reads the answer.
func ask(ctx context.Context, run Sandbox, limits Limits, r request) (*answer, error) {
	if run == nil {
		return nil, errors.New("custom policies need a process of their own, which cannot be started here")
	}
	raw, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("the policies cannot be handed over: %w", err)
	}
	text, ended := run(ctx, raw, limits)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	a, err := readAnswer(text)
	var limit Exhausted
	switch {
	case a.broken != "":
		return nil, Broken{errors.New(a.broken)}
	case errors.As(ended, &limit):
		return nil, a.exhausted(limit, limits)
	case ended != nil:
		return nil, ended
	case err != nil:
		return nil, err
	case !a.done:
		return nil, a.exhausted(Crashed, limits)
	}
	return a, nil
}

// answer is what the child said, as far as it came.
type answer struct {
	packs    []description
	verdicts []Verdict
	report   *TestRun
	broken   string
	at       string
	opening  bool // it is a pack that is being read
	done     bool
}

// readAnswer reads the lines of an answer. One that is cut off is read up to there.
func readAnswer(text []byte) (*answer, error) {
	a := &answer{}
	for line := range bytes.Lines(text) {
		if !bytes.HasSuffix(line, []byte("\n")) {
			return a, nil
		}
		var m message
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if d.Decode(&m) != nil || a.done {
			return a, errStrange
		}
		if m.Pack != nil {
			a.packs = append(a.packs, *m.Pack)
		}
		a.verdicts = append(a.verdicts, m.Verdicts...)
		a.done, a.broken = m.Done, oneText(m.Broken)
		if at := m.Open + m.Begin; at != "" {
			a.at, a.opening = oneLine(at), m.Open != ""
		}
		if m.Report != nil {
			a.report = m.Report
		}
		if a.broken != "" {
			return a, nil
		}
	}
	return a, nil
}

var errStrange = errors.New("the process that judges custom policies gave an answer that is none; please report it")

// oneText keeps the lines of a text and drops other control characters.
func oneText(text string) string {
	var b bytes.Buffer
	for line := range bytes.Lines([]byte(text)) {
		b.WriteString(oneLine(string(bytes.TrimRight(line, "\r\n"))) + "\n")
	}
	return string(bytes.TrimRight(b.Bytes(), "\n"))
}

// exhausted says who hit a limit and what to do.
func (a *answer) exhausted(limit Exhausted, limits Limits) error {
	if a.opening {
		return brokenf("the policies in %s cannot be read within %s and %d MB of memory; look for what is nested deeply, very long, or repeated by aliases", a.at, limits.Time, limits.Memory>>20)
	}
	who := "the custom policies"
	if a.at != "" {
		who = "the custom policy " + a.at
	}
	switch limit {
	case OutOfTime:
		return brokenf("%s did not end within %s; look for a loop over pairs of large lists, and test the cheap conditions first", who, limits.Time)
	case OutOfMemory:
		return brokenf("%s needs more than %d MB of memory; look for a comprehension that grows with every pair of facts", who, limits.Memory>>20)
	case OutOfWords:
		return brokenf("%s answers with more than %d MB; let it answer once for each fact", who, MaxAnswer>>20)
	}
	return brokenf("%s ended the process that judged it; simplify it, and please report it", who)
}

// Serve is the child's side: it reads one request, judges or tests, and answers line by line.
func Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	var r request
	if err := json.NewDecoder(bufio.NewReader(in)).Decode(&r); err != nil {
		return errors.New("this command is run by dsnlint itself and reads a request of its own")
	}
	tell := json.NewEncoder(out)
	work, ok := map[task]func(context.Context, func(message) error) error{toDescribe: r.describe, toJudge: r.judge, toCheck: r.check, toTest: r.test}[r.Task]
	if !ok {
		return errors.New("this command is run by dsnlint itself and reads a request of its own")
	}
	if err := work(ctx, func(m message) error { return tell.Encode(m) }); err != nil {
		return tell.Encode(message{Broken: err.Error()})
	}
	return tell.Encode(message{Done: true})
}
