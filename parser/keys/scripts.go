package keys

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Script is something that a file lets run. Either Text or Argv is set.
type Script struct {
	Text  source.Text      // code for a shell
	Argv  []source.Text    // a command that is cut into words
	Image string           // of the container that it runs in; "" if unknown
	Group int              // the scripts of one job or container share it, and no others
	Env   []setting.Option // variables that it starts with, which are no settings of its own
}

// Scripts returns what will run, in order: steps of pipelines, scripts of package.json, commands of containers; with the
// variables of all levels around them.
func Scripts(f *source.File, root *tree.Node, kind Kind, known *Known) []Script {
	if root == nil || kind.isXML() {
		return nil
	}
	if kind == Unit {
		return unitScripts(root)
	}
	w := scriptWalk{scope: newFinder(f, known, Beside{}).scope(root, kind, 0), kind: kind, seen: map[*tree.Node]bool{}}
	w.scope.sets(root)
	w.node(root, "", Script{}, false)
	if kind == Compose {
		for i := range w.out {
			w.out[i] = w.out[i].unescaped()
		}
	}
	return w.out
}

// unescaped is a script as its container gets it: Compose writes $$ for a dollar that it leaves alone.
func (s Script) unescaped() Script {
	if !s.Text.IsZero() {
		s.Text = s.Text.Decode(dollar)
	}
	s.Argv = slices.Clone(s.Argv)
	for i, word := range s.Argv {
		s.Argv[i] = word.Decode(dollar)
	}
	return s
}

func dollar(rest string) (int, string) {
	if strings.HasPrefix(rest, "$$") {
		return 2, "$"
	}
	n := strings.IndexByte(rest[1:], '$') + 1
	if n == 0 {
		n = len(rest)
	}
	return n, rest[:n]
}

type scriptWalk struct {
	scope  *scope // reads environments
	kind   Kind
	seen   map[*tree.Node]bool
	groups int
	out    []Script
}

// node walks a tree. around is what the mappings around say: the image, and the job. foreign is a script of a step that
// names an interpreter of its own.
func (w *scriptWalk) node(n *tree.Node, p string, around Script, foreign bool) {
	key := setting.FoldKey(n.Key.String())
	if w.seen[n] || isProse(n.Key.String()) || foreign {
		return
	}
	w.seen[n] = true
	switch {
	case strings.HasPrefix(p, "processes.") && strings.Count(p, ".") == 1: // of Fly
		w.text(n, around)
	case w.kind == PackageJSON:
		if strings.HasPrefix(p, "scripts.") {
			w.text(n, around)
		}
	case scriptKey(key) && n.List:
		w.listed(n, key, around)
	case w.cloudConfig(n, around):
	case scriptKey(key), isShellScript(n.Value.Text.String()):
		w.text(n, around)
	}
	w.mapping(n, p, around)
}

// mapping walks the members of a node.
func (w *scriptWalk) mapping(n *tree.Node, p string, around Script) {
	around.Env = w.environment(n, around.Env)
	if isJob(n) {
		w.groups++
		around.Group = w.groups
		if image := imageOf(n); image != "" {
			around.Image = image
		}
	}
	joined := w.container(n, around)
	other := foreignScript(n)
	for i, c := range n.Children {
		if !joined[c] {
			w.node(c, tree.Join(p, c.Name(i)), around, other != "" && c.Key.String() == other)
		}
	}
}

// environment is what a mapping adds to the variables of the levels around it.
func (w *scriptWalk) environment(n *tree.Node, outer []setting.Option) []setting.Option {
	env, _ := w.scope.level(n)
	env.vars = append(env.vars, env.supposed()...)
	if len(env.vars) == 0 {
		return outer
	}
	w.scope.interpolate(env.vars)
	w.scope.beside = nil
	out := slices.Clip(outer)
	for _, v := range env.vars {
		out = append(out, setting.Option{Name: v.node.Key, Value: v.value, Layer: setting.InEnv})
	}
	return out
}

// isJob reports a mapping that says where its scripts run: a service, a container, a job of a pipeline.
func isJob(n *tree.Node) bool {
	for _, name := range []string{"image", "container", "steps", "script"} {
		if n.Child(name) != nil {
			return true
		}
	}
	return false
}

// imageOf returns the image that a mapping names, as a word or as a mapping with a name.
func imageOf(n *tree.Node) string {
	for _, key := range []string{"image", "container"} {
		c := n.Child(key)
		if c == nil {
			continue
		}
		for _, inner := range []string{"image", "name"} {
			if i := c.Child(inner); i != nil {
				c = i
			}
		}
		if len(c.Children) == 0 && c.Value.Text.Known() {
			return c.Value.Text.String()
		}
	}
	return ""
}

// container joins the command lists of a container to one command line and returns the members that it took.
func (w *scriptWalk) container(n *tree.Node, around Script) map[*tree.Node]bool {
	first, second := n.Child("entrypoint"), n.Child("command")
	if first == nil {
		first, second = second, n.Child("args")
	}
	joined := map[*tree.Node]bool{}
	for i, c := range []*tree.Node{first, second} {
		words, ok := argv(c)
		if i == 0 && oneWord(c) && second != nil && second.List {
			words, ok = []source.Text{c.Value.Text}, true
		}
		if c != nil && !ok {
			break
		}
		if c != nil {
			joined[c] = true
		}
		around.Argv = append(around.Argv, words...)
	}
	if len(around.Argv) > 0 {
		w.out = append(w.out, around)
	}
	return joined
}

// oneWord reports a command that is the name of a program and nothing else.
func oneWord(n *tree.Node) bool {
	return n != nil && len(n.Children) == 0 && n.Value.Text.Len() > 0 && !strings.ContainsAny(n.Value.Text.String(), " \t\n")
}

// argv returns the words of a command that is a list without a script in it, or a string of nothing but options.
func argv(n *tree.Node) ([]source.Text, bool) {
	switch {
	case n == nil:
		return nil, false
	case !n.List:
		text := n.Value.Text
		return shellWords(text), len(n.Children) == 0 && strings.HasPrefix(text.String(), "-") && !strings.Contains(text.String(), "\n")
	}
	var words []source.Text
	for i, c := range n.Children {
		if len(c.Children) > 0 || c.Value.Text.IsZero() || strings.Contains(c.Value.Text.String(), "\n") || isCode(n.Children, i) {
			return nil, false
		}
		words = append(words, c.Value.Text)
	}
	return words, len(words) > 0
}

// isCode reports a word of a command that is a script for a shell: it stands behind sh -c. What stands behind postgres -c,
// or is a setting where the program is not named, is none.
func isCode(words []*tree.Node, i int) bool {
	if i == 0 || !shellFlag(words[i-1].Value.Text.String()) || !readsShell(words[:i]) {
		return false
	}
	name, _, ok := strings.Cut(words[i].Value.Text.String(), "=")
	return i > 1 || !ok || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_.") != ""
}

// foreignScript is the key of what no shell reads in a step: run beside shell: python, the inputs of the action that runs
// JavaScript; "" if there is none.
func foreignScript(n *tree.Node) string {
	if uses := n.Child("uses"); uses != nil && strings.HasPrefix(uses.Value.Text.String(), "actions/github-script@") {
		return "with"
	}
	c := n.Child("shell")
	if c == nil || len(c.Children) > 0 {
		return ""
	}
	if first, _, _ := strings.Cut(c.Value.Text.String(), " "); first == "" || strings.HasSuffix(first, "sh") {
		return ""
	}
	return "run"
}

// cloudConfig reads a configuration of cloud-init that is a value, and reports whether it is one.
func (w *scriptWalk) cloudConfig(n *tree.Node, around Script) bool {
	text := n.Value.Text
	if !strings.HasPrefix(strings.TrimSpace(text.String()), "#cloud-config") {
		return false
	}
	f := source.NewFile("cloud-config.yaml", []byte(text.String()))
	root, _ := yaml.Read(f)
	for _, s := range Scripts(f, root, Plain, w.scope.known) {
		s.Text = s.Text.Through(f, text)
		for i := range s.Argv {
			s.Argv[i] = s.Argv[i].Through(f, text)
		}
		s.Image, s.Group = around.Image, around.Group
		w.out = append(w.out, s)
	}
	return true
}

// isShellScript reports a text whose first line names a shell.
func isShellScript(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	if !strings.HasPrefix(text, "#!") {
		return false
	}
	line, _, more := strings.Cut(text, "\n")
	return more && strings.HasSuffix(strings.TrimRight(line, " \t\r-eux"), "sh")
}

func (w *scriptWalk) text(n *tree.Node, around Script) {
	if len(n.Children) == 0 && n.Value.Kind == setting.String && n.Value.Text.Len() > 2 {
		around.Text = n.Value.Text
		w.out = append(w.out, around)
	}
}

// scriptKey reports the keys, folded, whose values are commands.
func scriptKey(key string) bool {
	switch key {
	case "run", "script", "beforescript", "afterscript", "command", "commands", "entrypoint", "args", "test", "bash", "shell",
		"beforeinstall", "install", "aftersuccess", "startcommand", "buildcommand", "predeploycommand", "releasecommand", "postdeploy", "postcreatecommand", "poststartcommand", "cmd", "inlinescript", "userdata", "userdatabase64", "metadatastartupscript", "startupscript", "inline", "runcmd", "bootcmd":
		return true
	}
	return false
}

// listed takes the commands of a list: each element of a pipeline's list, only the script behind "sh -c" of a command
// that is cut into words, and a health check's command.
func (w *scriptWalk) listed(n *tree.Node, key string, around Script) {
	words, plain := argv(n)
	switch {
	case plain && key == "test" && words[0].String() == "CMD":
		around.Argv = words[1:]
		w.out = append(w.out, around)
		return
	case plain && key == "cmd":
		around.Argv = words
		w.out = append(w.out, around)
		return
	}
	if lines := oneShell(n, key); lines.Len() > 0 {
		around.Text = lines
		w.out = append(w.out, around)
		return
	}
	cut := key == "command" || key == "args" || key == "entrypoint" || key == "test" || key == "cmd"
	for i, c := range n.Children {
		if key == "runcmd" || key == "bootcmd" {
			if c.List {
				w.listed(c, "cmd", around)
				continue
			}
		}
		code := !cut || i > 0 && shellFlag(n.Children[i-1].Value.Text.String()) || strings.Contains(c.Value.Text.String(), "\n")
		if code && (!cut || readsShell(n.Children[:i])) {
			w.text(c, around)
		}
	}
}

// oneShell joins the commands of a list that one shell runs one after the other.
func oneShell(n *tree.Node, key string) source.Text {
	if key != "script" && key != "beforescript" && key != "afterscript" && key != "commands" {
		return source.Text{}
	}
	var lines []source.Text
	for _, c := range n.Children {
		if len(c.Children) == 0 && c.Value.Kind == setting.String && c.Value.Text.Len() > 2 {
			lines = append(lines, c.Value.Text)
		}
	}
	return source.Join(lines, "\n")
}

// readsShell reports whether the program of a list of words may be a shell, by the last word that is no flag: python3 -c
// and psql -c read other languages.
func readsShell(words []*tree.Node) bool {
	for i := len(words) - 1; i >= 0; i-- {
		word := words[i].Value.Text.String()
		if strings.HasPrefix(word, "-") || strings.HasPrefix(word, "CMD") {
			continue
		}
		return strings.HasSuffix(word, "sh") || strings.Contains(word, " ") || strings.Contains(word, "\n")
	}
	return true
}

func shellFlag(word string) bool {
	switch word {
	case "-c", "-ec", "-ce", "-lc", "-euc", "-exc", "-xc", "CMD-SHELL":
		return true
	}
	return false
}
