package keys

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func mountsOf(in string) setting.Mounted {
	root, _ := yaml.Read(source.NewFile("x.yaml", []byte(in)))
	if root == nil {
		return setting.Mounted{}
	}
	return Mounts(root)
}

const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - volumeMounts:\n    - {name: ca, mountPath: /etc/db%s}\n  volumes:\n  - name: ca\n    %s\n"

func TestMounts(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a volume of Compose", "services: {a: {volumes: ['./certs:/certs:ro']}}", "certs>/certs"},
		{"upwards", "services: {a: {volumes: ['../certs:/certs']}}", "../certs>/certs"},
		{"a named volume", "services: {a: {volumes: ['certs:/certs']}}", ">/certs"},
		{"a volume without a name", "services: {a: {volumes: ['/certs']}}", ">/certs"},
		{"a folder of the machine", "services: {a: {volumes: ['/etc/ssl:/certs']}}", ">/certs"},
		{"long", "services: {a: {volumes: [{type: bind, source: ./certs, target: /certs}]}}", "certs>/certs"},
		{"a variable", "services: {a: {volumes: ['${CERTS}:/certs']}}", ">/certs"},
		{"a secret of Compose", "services: {a: {image: x}}\nsecrets: {ca: {file: ./ca.pem}}", "./ca.pem>/run/secrets/ca"},
		{"a secret from elsewhere", "services: {a: {image: x}}\nsecrets: {ca: {external: true}}", ""},
		{"no Compose", "secrets: {ca: {file: ./ca.pem}}", ""},
		{"a ConfigMap", fmt.Sprintf(pod, "", "configMap: {name: db}"), "configmap/db>/etc/db"},
		{"a Secret", fmt.Sprintf(pod, "", "secret: {secretName: db}"), "secret/db>/etc/db"},
		{"one key", fmt.Sprintf(pod, ", subPath: ca.crt", "configMap: {name: db}"), "configmap/db>/etc/db ca.crt"},
		{"other names", fmt.Sprintf(pod, "", "configMap: {name: db, items: [{key: a, path: b}]}"), "configmap/db>/etc/db b=a"},
		{"another volume", fmt.Sprintf(pod, "", "emptyDir: {}"), ">/etc/db"},
		{"a ConfigMap without a name", fmt.Sprintf(pod, "", "configMap: {}"), ">/etc/db"},
		{"something else", "volumes: [a]\ncontainers: b\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range mountsOf(tt.in).Mounts {
				s := m.Set + m.From + ">" + m.To + " " + m.Sub
				for name, key := range m.Names {
					s += name + "=" + key
				}
				got = append(got, strings.TrimSpace(s))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %q want %q", s, tt.want)
			}
		})
	}
}

func TestFileSets(t *testing.T) {
	in := "kind: ConfigMap\nmetadata: {name: a}\ndata: {x: '1', y: '2'}\n---\nkind: Secret\nmetadata: {name: b}\nstringData: {s: t}\ndata: {x: aGVsbG8=, y: '%%'}\n---\nkind: Service\nmetadata: {name: c}\ndata: {x: y}\n"
	var got []string
	for _, set := range mountsOf(in).Sets {
		for key, text := range set.Contents {
			got = append(got, fmt.Sprintf("%s %s=%s %v", set.Name, key, text.String(), text.Known()))
		}
	}
	slices.Sort(got)
	want := []string{"configmap/a x=1 true", "configmap/a y=2 true", "secret/b s=t true", "secret/b x=hello true"}
	if len(got) != 5 || !slices.Equal(got[:4], want) || !strings.HasSuffix(got[4], "false") {
		t.Errorf("got %q", got)
	}
}

func FuzzMounts(f *testing.F) {
	f.Add("services: {a: {volumes: ['./certs:/certs:ro']}}\nsecrets: {ca: {file: x}}")
	f.Add(fmt.Sprintf(pod, ", subPath: ca.crt", "configMap: {name: db, items: [{key: a, path: b}]}"))
	f.Add("kind: Secret\nmetadata: {name: b}\ndata: {x: aGVsbG8=}\n")
	f.Fuzz(func(t *testing.T, in string) {
		for _, m := range mountsOf(in).Mounts {
			if !strings.HasPrefix(m.To, "/") {
				t.Errorf("a path that is not absolute: %+v", m)
			}
		}
	})
}
