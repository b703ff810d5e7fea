// Package dockerfile reads Dockerfiles and Containerfiles: the environment they set, the commands they run while
// building and at start, and what they download. The base image and the installed packages say which client programs
// those commands are.
package dockerfile

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/shell"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Read finds the settings of a whole Dockerfile.
func Read(f *source.File, known setting.Known) setting.Found {
	list, problems := scan(f)
	r := &reader{file: f, known: known, stages: map[string]*stage{}, stage: &stage{}}
	for _, in := range list {
		r.instruction(in)
	}
	r.finishStage()
	r.environment()
	r.found.Problems = append(r.found.Problems, problems...)
	return r.found
}

// stage is what the instructions below one FROM share.
type stage struct {
	hint    setting.Hint
	server  string           // the program that the image's own entry point runs: mysqld, postgres
	vars    []setting.Option // ENV and ARG, in order; what is inherited stands in front
	own     int              // how many of vars are inherited
	args    map[string]bool  // names that are ARG only
	index   map[string]int   // names in vars
	entry   []source.Text    // ENTRYPOINT in exec form
	command []source.Text    // CMD in exec form
	cmd     source.Place     // the word CMD
	windows bool             // commands are read by PowerShell or cmd
}

// reader walks the instructions.
type reader struct {
	file   *source.File
	known  setting.Known
	stages map[string]*stage
	all    []*stage
	stage  *stage
	found  setting.Found
}

func (r *reader) instruction(in instruction) {
	switch in.keyword {
	case "FROM":
		r.from(in)
	case "ENV":
		for _, v := range r.pairs(in.text, true) {
			r.set(v, false)
		}
	case "ARG":
		for _, v := range r.pairs(in.text, false) {
			v.Value.Text = v.Value.Text.AsFallback("env:" + v.Name.String())
			r.set(v, true)
		}
	case "RUN":
		r.run(in)
	case "CMD", "ENTRYPOINT":
		r.start(in)
	case "HEALTHCHECK":
		if _, rest, ok := cutWord(flags(in.text), "CMD"); ok {
			r.command(rest)
		}
	case "ADD", "COPY":
		r.add(in)
	case "SHELL":
		if argv, ok := exec(flat(in.text)); ok {
			name := cli.Name(argv[:1])
			r.stage.windows = name == "powershell" || name == "pwsh" || name == "cmd"
		}
	}
}

// maxVars is the most variables of one stage.
const maxVars = 1000

// set remembers a variable; an ENV beats an ARG of the same name wherever it stands, otherwise the later one wins.
func (r *reader) set(v setting.Option, arg bool) {
	s, name := r.stage, v.Name.String()
	if s.index == nil {
		s.index, s.args = map[string]int{}, map[string]bool{}
		for i, inherited := range s.vars {
			s.index[inherited.Name.String()] = i
		}
	}
	i, ok := s.index[name]
	switch {
	case ok && arg && !s.args[name]:
		return
	case !ok && len(s.vars) >= maxVars:
		r.found.Cut(v.Name.Place(), source.TooLarge, "a stage has more than 1,000 variables; those from here on were not read")
		return
	case ok && i >= s.own: // commands read so far hold the old list
		s.vars = append([]setting.Option(nil), s.vars...)
		s.vars[i] = v
	default:
		s.index[name] = len(s.vars)
		s.vars = append(s.vars, v)
	}
	s.args[name] = arg
}

func (s *stage) lookup(name string) (source.Text, bool) {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].Name.String() == name {
			return s.vars[i].Value.Text, true
		}
	}
	return source.Text{}, false
}

// maxStages bounds how many stages may inherit from another, so that what they share stays small.
const maxStages = 100

// from starts a stage: on an image, or on an earlier stage whose environment it inherits.
func (r *reader) from(in instruction) {
	r.finishStage()
	r.stage = r.all[0] // only an ARG above the first FROM counts here
	words := r.fields(flat(flags(in.text)))
	next := &stage{}
	if len(words) > 0 {
		ref := words[0].String()
		base, ok := r.stages[strings.ToLower(ref)]
		if crowded := len(r.all) >= maxStages; ok && crowded {
			r.found.Cut(in.word, source.TooLarge, "this file has more than 100 stages; those from here on were read without what they inherit")
			ok = false
		}
		if ok {
			next.hint, next.server, next.windows = base.hint, base.server, base.windows
			for _, v := range base.vars {
				if !base.args[v.Name.String()] {
					next.vars = append(next.vars, v)
				}
			}
			next.own = len(next.vars)
		} else {
			next.image(ref)
		}
	}
	if len(words) > 2 && strings.EqualFold(words[1].String(), "as") {
		r.stages[strings.ToLower(words[2].String())] = next
	}
	r.stage = next
}

// image takes over what an image's name says.
func (s *stage) image(ref string) {
	name, _, _ := strings.Cut(path.Base(ref), ":")
	s.hint, s.server = setting.Hint{Name: name}, cli.Server(name)
	s.windows = strings.HasPrefix(name, "windows") || strings.HasPrefix(name, "nanoserver") || strings.HasPrefix(name, "servercore")
	if drivers, version := cli.Image(ref); len(drivers) > 0 {
		s.hint.Drivers, s.hint.Version, s.hint.Source = drivers, version, "manifest"
	}
}

// run reads RUN in its three forms: exec, shell, and a here-document that is the script.
func (r *reader) run(in instruction) {
	code := flags(in.text)
	if len(in.bodies) > 0 {
		first := strings.TrimSpace(code.String())
		code = flags(in.whole)
		if strings.HasPrefix(first, "<<") && !strings.ContainsAny(first, " \t") {
			code = in.bodies[0].text // no command: the document is the script
		}
	}
	r.command(code)
	if argv, ok := exec(flat(code)); ok {
		r.installed(cli.Installs(argv, r.stage.hint.Name))
		return
	}
	r.installed(shell.Installed(r.file, code, r.stage.hint.Name))
}

// installed adds client programs to what is known of the stage.
func (r *reader) installed(drivers []string) {
	if len(drivers) > 0 {
		h := &r.stage.hint
		h.Drivers, h.Source = append(h.Drivers[:len(h.Drivers):len(h.Drivers)], drivers...), "manifest"
	}
}

// command reads a command in exec or shell form.
func (r *reader) command(code source.Text) {
	s := r.stage
	argv, ok := exec(flat(code))
	switch {
	case ok:
		r.found.Add(shell.Command(r.file, argv, s.vars, s.hint, r.known))
	case s.windows:
		for _, line := range flat(code).Split(";") { // neither PowerShell nor cmd is read as such; commands are words
			r.found.Add(shell.Command(r.file, r.windowsWords(line), s.vars, s.hint, r.known))
		}
	default:
		r.found.Add(shell.Find(r.file, code, s.vars, s.hint, r.known))
	}
}

// start reads CMD and ENTRYPOINT; the exec forms of a stage are joined at its end.
func (r *reader) start(in instruction) {
	argv, ok := exec(flat(in.text))
	switch {
	case !ok:
		r.command(in.text)
	case in.keyword == "CMD":
		r.stage.command, r.stage.cmd = argv, in.word
	default:
		r.stage.entry = argv
	}
}

// finishStage reads the start command that ENTRYPOINT and CMD give together. Arguments alone belong to the image's
// own entry point, which runs the server.
func (r *reader) finishStage() {
	s := r.stage
	argv := append(append([]source.Text(nil), s.entry...), s.command...)
	if len(argv) > 0 {
		if len(s.entry) == 0 && strings.HasPrefix(argv[0].String(), "-") {
			if s.server == "" {
				argv = nil
			} else {
				argv = append([]source.Text{source.Decoded(s.cmd, s.server)}, argv...)
			}
		}
		r.found.Add(shell.Command(r.file, argv, s.vars, s.hint, r.known))
	}
	r.all = append(r.all, s)
}

// environment reports what the variables of every stage hold by themselves. PG* variables that a command of the file
// gets are part of that command's connection.
func (r *reader) environment() {
	clients := false
	for _, c := range r.found.Connections {
		clients = clients || c.Shape == setting.CLI && c.Hint.Engine == "postgresql"
	}
	for _, s := range r.all {
		var vars []setting.Option
		for _, v := range s.vars[s.own:] {
			if !clients || !strings.HasPrefix(v.Name.String(), "PG") {
				vars = append(vars, v)
			}
		}
		r.found.Add(shell.Environment(r.file, vars, s.hint, r.known))
	}
}

// add reads ADD https://… and the here-documents of COPY and ADD.
func (r *reader) add(in instruction) {
	for _, b := range in.bodies {
		r.found.Add(shell.Lines(b.text, setting.Hint{}, r.known))
	}
	if in.keyword != "ADD" || len(in.bodies) > 0 {
		return
	}
	code := flat(flags(in.text))
	words, ok := exec(code)
	if !ok {
		words = r.fields(code)
	}
	if len(words) < 2 {
		return
	}
	for _, url := range words[:len(words)-1] {
		resource, ok := cli.Download(url, words[len(words)-1], in.place)
		if !ok {
			continue
		}
		resource.Attributes = append(resource.Attributes, setting.Option{
			Name: source.Decoded(in.word, "tool"), Value: setting.Value{Text: source.Decoded(in.word, "add"), Kind: setting.Symbol}, Layer: setting.InCall,
		})
		if known := digest(in.text); !known.IsZero() {
			resource.Attributes = append(resource.Attributes, setting.Option{
				Name: known, Value: setting.Value{Kind: setting.Bare}, Layer: setting.InCall,
			})
		}
		r.found.Resources = append(r.found.Resources, resource)
	}
}

// digest is the word of ADD --checksum=…, which compares what comes with what is known.
func digest(text source.Text) source.Text {
	const flag = "--checksum="
	i := strings.Index(text.String(), flag)
	if i < 0 {
		return source.Text{}
	}
	return text.Slice(i+len("--"), i+len(flag)-1)
}
