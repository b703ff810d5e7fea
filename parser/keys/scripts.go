package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Scripts returns the values that a shell will run, in order: steps of pipelines, scripts of package.json, commands of
// containers. Commands that are lists are returned only where one of their words is a script for "sh -c".
func Scripts(root *tree.Node, kind Kind) []source.Text {
	var out []source.Text
	if root == nil || kind.isXML() {
		return nil
	}
	foreign := map[*tree.Node]bool{}
	walkOnce(root, "", map[*tree.Node]bool{}, func(p string, n *tree.Node) bool {
		key := fold(n.Key.String())
		otherShell(n, foreign)
		switch {
		case isProse(n.Key.String()), foreign[n]:
			return false
		case kind == PackageJSON:
			if strings.HasPrefix(p, "scripts.") {
				out = appendText(out, n)
			}
		case scriptKey(key) && n.List:
			out = append(out, listed(n, key)...)
		case scriptKey(key):
			out = appendText(out, n)
		}
		return true
	})
	return out
}

// otherShell notes the script of a step that names an interpreter of its own: shell: python beside run.
func otherShell(n *tree.Node, foreign map[*tree.Node]bool) {
	named := false
	for _, c := range n.Children {
		if c.Key.String() == "shell" && len(c.Children) == 0 {
			first, _, _ := strings.Cut(c.Value.Text.String(), " ")
			named = first != "" && !strings.HasSuffix(first, "sh")
		}
	}
	for _, c := range n.Children {
		if named && c.Key.String() == "run" {
			foreign[c] = true
		}
	}
}

func appendText(out []source.Text, n *tree.Node) []source.Text {
	if len(n.Children) == 0 && n.Value.Kind == setting.String && n.Value.Text.Len() > 2 {
		out = append(out, n.Value.Text)
	}
	return out
}

// scriptKey reports the keys, folded, whose values are commands.
func scriptKey(key string) bool {
	switch key {
	case "run", "script", "beforescript", "afterscript", "command", "commands", "entrypoint", "args", "test", "bash", "shell",
		"beforeinstall", "install", "aftersuccess", "postcreatecommand", "poststartcommand", "cmd", "inlinescript", "userdata":
		return true
	}
	return false
}

// listed returns the commands of a list: each element of a pipeline's list, only the script behind "sh -c" of an argv.
func listed(n *tree.Node, key string) []source.Text {
	argv := key == "command" || key == "args" || key == "entrypoint" || key == "test" || key == "cmd"
	var out []source.Text
	for i, c := range n.Children {
		if !argv || i > 0 && shellFlag(n.Children[i-1].Value.Text.String()) || strings.Contains(c.Value.Text.String(), "\n") {
			out = appendText(out, c)
		}
	}
	return out
}

func shellFlag(word string) bool {
	switch word {
	case "-c", "-ec", "-ce", "-lc", "-euc", "-exc", "-xc", "CMD-SHELL":
		return true
	}
	return false
}
