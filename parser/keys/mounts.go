package keys

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Mounts tells which files the containers of a Compose file or of Kubernetes manifests find, and where.
func Mounts(root *tree.Node) setting.Mounted {
	m := &mounter{}
	for _, doc := range manifests(root) {
		m.compose(doc)
		m.set(doc)
		walkOnce(doc, "", map[*tree.Node]bool{}, func(_ string, n *tree.Node) bool {
			m.pod(n)
			return true
		})
	}
	return m.out
}

type mounter struct{ out setting.Mounted }

func (m *mounter) add(mount setting.Mount) {
	if path.IsAbs(mount.To) {
		mount.To = path.Clean(mount.To)
		m.out.Mounts = append(m.out.Mounts, mount)
	}
}

// compose reads the volumes, secrets and configs of the services.
func (m *mounter) compose(doc *tree.Node) {
	for _, service := range membersOf(doc.Child("services")) {
		for _, v := range membersOf(service.Child("volumes")) {
			from, to := v.Word("source"), v.Word("target")
			if len(v.Children) == 0 {
				from, to = volume(v.Value.Text)
			}
			m.add(setting.Mount{To: to, From: hostPath(from)})
		}
	}
	for kind, folder := range map[string]string{"secrets": "/run/secrets", "configs": "/"} {
		if doc.Child("services") == nil {
			return
		}
		for _, secret := range membersOf(doc.Child(kind)) {
			if file := secret.Word("file"); file != "" {
				m.add(setting.Mount{To: path.Join(folder, secret.Key.String()), From: file})
			}
		}
	}
}

// volume is one volume on one line: ./certs:/certs:ro.
func volume(t source.Text) (from, to string) {
	if !t.Known() {
		return "", ""
	}
	from, rest, ok := strings.Cut(t.String(), ":")
	if !ok {
		return "", from
	}
	to, _, _ = strings.Cut(rest, ":")
	return from, to
}

// hostPath is what of the repository a volume names; a name without a folder is that of a volume, an absolute path one of
// the machine.
func hostPath(from string) string {
	if !strings.HasPrefix(from, ".") {
		return ""
	}
	return path.Clean(from)
}

// pod reads the volumes of a pod, wherever its description stands.
func (m *mounter) pod(spec *tree.Node) {
	volumes := map[string]*tree.Node{}
	for _, v := range membersOf(spec.Child("volumes")) {
		if name := v.Word("name"); name != "" {
			volumes[name] = v
		}
	}
	for _, kind := range []string{"containers", "initContainers"} {
		for _, container := range membersOf(spec.Child(kind)) {
			for _, v := range membersOf(container.Child("volumeMounts")) {
				m.volumeMount(v, volumes[v.Word("name")])
			}
		}
	}
}

func (m *mounter) volumeMount(v, volume *tree.Node) {
	mount := setting.Mount{To: v.Word("mountPath"), Sub: v.Word("subPath")}
	var items *tree.Node
	if set := volume.Child("configMap"); set != nil {
		mount.Set, items = "configmap/"+set.Word("name"), set.Child("items")
	}
	if set := volume.Child("secret"); set != nil {
		mount.Set, items = "secret/"+set.Word("secretName"), set.Child("items")
	}
	if v.Child("subPath") != nil && mount.Sub == "" || strings.HasSuffix(mount.Set, "/") {
		mount.Set = "" // it cannot be known which
	}
	if items != nil {
		mount.Names = map[string]string{}
		for _, i := range items.Children {
			mount.Names[path.Clean(i.Word("path"))] = i.Word("key")
		}
	}
	m.add(mount)
}

// set reads a ConfigMap or a Secret as the files that it becomes.
func (m *mounter) set(doc *tree.Node) {
	kind := strings.ToLower(doc.Word("kind"))
	name := doc.Child("metadata").Word("name")
	if kind != "configmap" && kind != "secret" || name == "" {
		return
	}
	set := setting.FileSet{Name: kind + "/" + name, Contents: map[string]source.Text{}}
	for _, member := range []string{"data", "stringData", "binaryData"} {
		for _, c := range membersOf(doc.Child(member)) {
			text := c.Value.Text
			if kind == "secret" && member == "data" || member == "binaryData" {
				decoded, ok := decode(text)
				if !ok {
					decoded = source.UnknownAt(text.Place(), "base64")
				}
				text = decoded
			}
			set.Contents[c.Key.String()] = text
		}
	}
	m.out.Sets = append(m.out.Sets, set)
}
