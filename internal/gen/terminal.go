package gen

import (
	"bytes"
	"fmt"
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dsnlint/dsnlint/internal/cli"
)

const (
	columns    = 100
	cellWidth  = 8.4
	lineHeight = 19
	padding    = 18
)

// shown is the call that the picture in the README shows.
var shown = []string{"check", "testdata/demo", "--min-severity", "error"}

// call runs dsnlint in the repository's root, on a terminal if colours are wanted.
func call(args []string, terminal bool) (string, error) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		return "", err
	}
	return callIn(root, args, terminal)
}

// callIn runs dsnlint in a folder.
func callIn(folder string, args []string, terminal bool) (string, error) {
	var out, problems bytes.Buffer
	code := cli.Main(args, cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &problems, WorkDir: folder, Terminal: terminal, Columns: columns,
		Now:    func() time.Time { return time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
	})
	if code > cli.Findings {
		return "", fmt.Errorf("dsnlint %s ends with %d: %s", strings.Join(args, " "), code, problems.String())
	}
	return out.String(), nil
}

// terminalPicture draws what a terminal shows.
func terminalPicture() (string, error) {
	out, err := call(shown, true)
	if err != nil {
		return "", err
	}
	command := "dsnlint " + strings.Join(shown, " ")
	lines := append([]string{"\x1b[2m$\x1b[0m " + command, ""}, beginning(strings.Split(strings.TrimRight(out, "\n"), "\n"))...)
	width, height := int(columns*cellWidth)+2*padding, len(lines)*lineHeight+2*padding
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t">`+"\n", width, height)
	fmt.Fprintf(&b, "<title id=\"t\">What %s prints: findings with carets under the exact bytes</title>\n", html.EscapeString(command))
	b.WriteString(`<style>text{font:14px ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#d8d5cd;white-space:pre}` +
		".s1{font-weight:700}.s2{fill:#9a968c}.s4{text-decoration:underline}.s31{fill:#ff8f85}.s32{fill:#78c79c}.s33{fill:#e5b15c}.s34{fill:#8fbfe8}.s36{fill:#7fcfd6}</style>\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="6" fill="#17181b"/>`+"\n", width, height)
	for i, line := range lines {
		b.WriteString(drawn(line, padding+(i+1)*lineHeight-5))
	}
	b.WriteString("</svg>\n")
	return b.String(), nil
}

// beginning is the first findings and the summary: a picture is to be looked at, not read through.
func beginning(lines []string) []string {
	const enough = 30
	for i := enough; i < len(lines)-1; i++ {
		if lines[i] == "" {
			return append(append(lines[:i:i], "", "\x1b[2m⋮\x1b[0m", ""), lines[len(lines)-1])
		}
	}
	return lines
}

// rendition is a sequence that switches how a terminal shows what follows.
var rendition = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// drawn is a line of the terminal as SVG. Its length is fixed, so that carets stand right in any font.
func drawn(line string, y int) string {
	plain := rendition.ReplaceAllString(line, "")
	if plain == "" {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<text xml:space="preserve" x="%d" y="%d" textLength="%.1f">`, padding, y, cellWidth*float64(utf8.RuneCountInString(plain)))
	class := ""
	for line != "" {
		text, rest, style := line, "", ""
		if at := rendition.FindStringSubmatchIndex(line); at != nil {
			text, style, rest = line[:at[0]], line[at[2]:at[3]], line[at[1]:]
		}
		switch {
		case text == "":
		case class == "":
			b.WriteString(html.EscapeString(text))
		default:
			fmt.Fprintf(&b, `<tspan class="%s">%s</tspan>`, class, html.EscapeString(text))
		}
		class, line = classes(style), rest
	}
	b.WriteString("</text>\n")
	return b.String()
}

// classes are the names of a rendition: "1;31" is bold and red.
func classes(style string) string {
	if style == "" || style == "0" {
		return ""
	}
	return "s" + strings.ReplaceAll(style, ";", " s")
}
