package lint

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// TestHops: a finding stands where the deciding option is written, and shows each place where it was read on its way.
func TestHops(t *testing.T) {
	dir := folder(t, map[string]string{
		"chart/Chart.yaml":  "name: web\n",
		"chart/values.yaml": "db:\n  host: db.example.com\n  mode: allow\n",
		"chart/templates/_helpers.tpl": `{{- define "dsn" -}}
postgres://app@{{ .Values.db.host }}/x?sslmode={{ .Values.db.mode }}
{{- end }}
`,
		"chart/templates/secret.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData:\n  url: {{ include \"dsn\" . }}\n",
		"chart/templates/web.yaml":    "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - env:\n    - name: DATABASE_URL\n      valueFrom:\n        secretKeyRef:\n          name: web\n          key: url\n",
		"requirements.txt":            "psycopg2==2.9.10\n",
		"app.py":                      "import os\nimport psycopg2\npsycopg2.connect(os.environ[\"DATABASE_URL\"])\n",
	})
	r, err := Run(context.Background(), Options{Paths: []string{"."}, WorkDir: dir, AsOf: day, NoGitignore: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range r.Findings {
		f := &r.Findings[i]
		got = append(got, fmt.Sprintf("%s at %s %q", f.Rule, f.Place.File.Path, f.Place.Raw()))
		for _, l := range f.Related {
			got = append(got, fmt.Sprintf("  %s: %s:%d", l.Label, l.Place.File.Path, l.Place.File.At(l.Place.Span.Start).Line))
		}
	}
	want := `tls-fallback at chart/values.yaml "allow"
  read here: chart/templates/_helpers.tpl:2
  read here: chart/templates/secret.yaml:5
  read here: chart/templates/web.yaml:7
  read here: app.py:3
  in this setting: app.py:3
  defined here: chart/templates/_helpers.tpl:2`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}
