package dockerfile

import (
	"path"
	"strconv"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxMounts bounds what the stages of one file copy from each other.
const maxMounts = 1000

// Mounts tells which files of the repository the stages of a Dockerfile hold, and where.
func Mounts(f *source.File) []setting.Mount {
	list, _ := scan(f)
	m := &mounts{
		reader: &reader{file: f, stages: map[string]*stage{}, stage: &stage{}},
		of:     map[*stage]*layer{},
	}
	for _, in := range list {
		switch in.keyword {
		case "FROM":
			m.from(in)
		case "ENV", "ARG":
			m.instruction(in)
		case "WORKDIR":
			if words := m.fields(flat(in.text)); len(words) > 0 {
				m.at().folder = m.absolute(words[0])
			}
		case "COPY", "ADD":
			m.copy(in)
		}
	}
	m.finishStage()
	if m.total > maxMounts {
		return nil // what stands where is not certain as long as others may stand there too
	}
	var out []setting.Mount
	for _, s := range m.all {
		out = append(out, m.layer(s).mounts...)
	}
	return out
}

// mounts walks the instructions that say which files there are.
type mounts struct {
	*reader
	of    map[*stage]*layer
	total int
}

// layer is what one stage holds.
type layer struct {
	folder string // WORKDIR; "" where it is unknown
	mounts []setting.Mount
}

func (m *mounts) layer(s *stage) *layer {
	l, ok := m.of[s]
	if !ok {
		l = &layer{folder: "/"}
		m.of[s] = l
	}
	return l
}

func (m *mounts) at() *layer { return m.layer(m.stage) }

// from starts a stage, which has what the stage has that it begins with. The working folder of other images is unknown.
func (m *mounts) from(in instruction) {
	words := m.fields(flat(flags(in.text)))
	m.reader.from(in)
	l := m.at()
	l.folder = ""
	if len(words) == 0 {
		return
	}
	if base, ok := m.stages[strings.ToLower(words[0].String())]; ok && base != m.stage {
		*l = layer{folder: m.layer(base).folder, mounts: m.layer(base).mounts[:len(m.layer(base).mounts):len(m.layer(base).mounts)]}
	}
}

// absolute is a path in the container; "" where it cannot be known.
func (m *mounts) absolute(t source.Text) string {
	p := t.String()
	switch {
	case !t.Known() || p == "":
		return ""
	case path.IsAbs(p):
		return path.Clean(p)
	case m.at().folder == "":
		return ""
	}
	return path.Join(m.at().folder, p)
}

// copy reads COPY and ADD. What comes from elsewhere than the repository still says that something is there.
func (m *mounts) copy(in instruction) {
	rest := flags(in.text)
	head := in.text.Slice(0, in.text.Len()-rest.Len()).String()
	words, ok := exec(flat(rest))
	if !ok {
		words = m.fields(flat(rest))
	}
	if len(words) < 2 {
		return
	}
	to := m.absolute(words[len(words)-1])
	if to == "" {
		return
	}
	for _, word := range words[:len(words)-1] {
		for _, mount := range m.source(word, head, to, len(in.bodies) > 0) {
			if m.total++; m.total <= maxMounts {
				m.at().mounts = append(m.at().mounts, mount)
			}
		}
	}
}

// source is what one source of a copy puts at a path.
func (m *mounts) source(word source.Text, head, to string, written bool) []setting.Mount {
	_, stage, other := strings.Cut(head, "--from=")
	p := word.String()
	switch {
	case other:
		stage, _, _ = strings.Cut(stage, " ")
		return m.staged(strings.Trim(stage, "\"'"), path.Clean("/"+p), to)
	case written, !word.Known(), strings.Contains(p, "://"):
		return []setting.Mount{{To: to}}
	}
	return []setting.Mount{{To: to, From: path.Clean(strings.TrimPrefix(p, "/")), Built: true}}
}

// staged is what a copy from another stage puts at a path.
func (m *mounts) staged(name, from, to string) []setting.Mount {
	base, ok := m.stages[strings.ToLower(name)]
	if n, err := strconv.Atoi(name); !ok && err == nil && n >= 0 && n+1 < len(m.all) {
		base, ok = m.all[n+1], true
	}
	if !ok {
		return []setting.Mount{{To: to}}
	}
	var out []setting.Mount
	for _, mount := range m.layer(base).mounts {
		if rest, ok := below(from, mount.To); ok && mount.From != "" {
			out = append(out, setting.Mount{To: to, From: path.Join(mount.From, rest), Built: true})
		} else if rest, ok := below(mount.To, from); ok {
			mount.To = path.Join(to, rest)
			out = append(out, mount)
		}
	}
	if len(out) == 0 {
		return []setting.Mount{{To: to}}
	}
	return out
}

// below is the rest of a path below a folder, or of the folder itself.
func below(p, folder string) (rest string, ok bool) {
	if p == folder {
		return "", true
	}
	return strings.CutPrefix(p, strings.TrimSuffix(folder, "/")+"/")
}
