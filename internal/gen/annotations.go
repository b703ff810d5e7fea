package gen

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	pictureWidth = 900
	proseColumns = 118 // of a font whose letters have no common width: on the safe side
)

// reviewed is the file that the picture of a review shows.
const reviewed = "testdata/demo/app.py"

// note is an annotation as GitHub gets it.
type note struct {
	level, title, message string
	line, from, to        int
}

// reviewPicture draws the annotations of a file as they stand below its lines in a review.
func reviewPicture() (string, error) {
	out, err := call([]string{"check", "testdata/demo", "--format", "github"}, false)
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(reviewed)))
	if err != nil {
		return "", err
	}
	p := &picture{y: 44}
	notes := annotations(out, reviewed)
	if len(notes) == 0 {
		return "", fmt.Errorf("there are no annotations of %s in\n%s", reviewed, out)
	}
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		p.code(i+1, line)
		for _, n := range notes {
			if n.line == i+1 {
				p.note(n)
			}
		}
	}
	return p.finished(), nil
}

// annotations reads the commands of a workflow that are about a file.
func annotations(out, file string) []note {
	var notes []note
	for _, line := range strings.Split(out, "\n") {
		command, message, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		level, properties, _ := strings.Cut(command, " ")
		values := map[string]string{}
		for _, property := range strings.Split(properties, ",") {
			key, value, _ := strings.Cut(property, "=")
			values[key] = unescaped(value)
		}
		if !ok || values["file"] != file {
			continue
		}
		n := note{level: level, title: values["title"], message: unescaped(message)}
		n.line, _ = strconv.Atoi(values["line"])
		n.from, _ = strconv.Atoi(values["col"])
		n.to, _ = strconv.Atoi(values["endColumn"])
		notes = append(notes, n)
	}
	slices.SortStableFunc(notes, func(a, b note) int { return a.from - b.from })
	return notes
}

// unescaped undoes what commands of a workflow do to their values.
func unescaped(s string) string {
	return strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%").Replace(s)
}

// picture is a drawing that grows downwards.
type picture struct {
	b strings.Builder
	y int
}

// code draws a line that the pull request adds, on as many lines as it needs.
func (p *picture) code(number int, line string) {
	const height, columns = 20, 108
	mark, label := "+ ", strconv.Itoa(number)
	for first := true; first || line != ""; first = false {
		part := []rune(line)
		part = part[:min(len(part), columns)]
		line = line[len(string(part)):]
		fmt.Fprintf(&p.b, `<rect class="add" x="1" y="%d" width="%d" height="%d"/><rect class="num" x="1" y="%d" width="46" height="%d"/>`, p.y, pictureWidth-2, height, p.y, height)
		fmt.Fprintf(&p.b, `<text class="c n" x="38" y="%d" text-anchor="end">%s</text>`, p.y+14, label)
		fmt.Fprintf(&p.b, `<text class="c" xml:space="preserve" x="56" y="%d">%s%s</text>`+"\n", p.y+14, mark, html.EscapeString(string(part)))
		mark, label = "  ", ""
		p.y += height
	}
}

// note draws an annotation below its line.
func (p *picture) note(n note) {
	const left, height = 58, 18
	lines := wrapped(n.message, proseColumns)
	total := 34 + height*len(lines)
	fmt.Fprintf(&p.b, `<rect class="gap" x="1" y="%d" width="%d" height="%d"/>`, p.y, pictureWidth-2, total+16)
	fmt.Fprintf(&p.b, `<rect class="note" x="%d" y="%d" width="%d" height="%d" rx="6"/><rect class="%s" x="%d" y="%d" width="4" height="%d"/>`+"\n",
		left, p.y+8, pictureWidth-left-16, total, n.level, left, p.y+8, total)
	fmt.Fprintf(&p.b, `<text x="%d" y="%d"><tspan class="t %s-t">%s</tspan><tspan class="d">  line %d, columns %d to %d</tspan></text>`+"\n",
		left+18, p.y+29, n.level, html.EscapeString(n.title), n.line, n.from, n.to-1)
	for i, line := range lines {
		fmt.Fprintf(&p.b, `<text x="%d" y="%d">%s</text>`+"\n", left+18, p.y+29+height*(i+1), html.EscapeString(line))
	}
	p.y += total + 16
}

func (p *picture) finished() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t">`+"\n", pictureWidth, p.y+8)
	fmt.Fprintf(&b, "<title id=\"t\">Drawn from what dsnlint --format github prints about %s: annotations below the lines</title>\n", reviewed)
	b.WriteString(`<style>text{font:13px -apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;fill:#1f2328}` +
		`.c{font:12.5px ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}.n,.d{fill:#59636e}.t{font-weight:600}` +
		`.add{fill:#e9fbee}.num{fill:#d2f5dc}.gap{fill:#fff}.note{fill:#f6f8fa;stroke:#d1d9e0}.error{fill:#cf222e}.warning{fill:#bf8700}.notice{fill:#0969da}` +
		".error-t{fill:#a40e26}.warning-t{fill:#7d4e00}.notice-t{fill:#0550ae}</style>\n")
	fmt.Fprintf(&b, `<rect x="0.5" y="0.5" width="%d" height="%d" rx="6" fill="#fff" stroke="#d1d9e0"/>`, pictureWidth-1, p.y+7)
	fmt.Fprintf(&b, `<rect x="1" y="1" width="%d" height="43" rx="6" fill="#f6f8fa"/><text class="c" x="18" y="27">%s</text>`+"\n", pictureWidth-2, reviewed)
	return b.String() + p.b.String() + "</svg>\n"
}

// wrapped breaks a text between words.
func wrapped(text string, columns int) []string {
	var out []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && len(line)+1+len(word) > columns {
				out, line = append(out, line), ""
			}
			line = strings.TrimSpace(line + " " + word)
		}
		out = append(out, line)
	}
	return out
}
