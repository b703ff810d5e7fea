package lint

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Plaintext to the loopback address is no finding; where a container of the pod listens there, the fact says so.
func TestSidecars(t *testing.T) {
	pod := func(url, image string) string {
		return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec:\n  template:\n    spec:\n      containers:\n" +
			"        - name: shop\n          image: example/shop\n          env:\n            - name: DATABASE_URL\n              value: " + url + "\n" +
			"        - name: side\n          image: " + image + "\n"
	}
	tests := []struct{ name, in, want string }{
		{"the proxy of Cloud SQL", pod("postgres://u@127.0.0.1:5432/shop?sslmode=disable", "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8.0"), "the Cloud SQL Auth Proxy runs in the same pod and encrypts"},
		{"a pooler", pod("postgres://u@localhost:6432/shop?sslmode=disable", "edoburu/pgbouncer:1.21"), "PgBouncer runs in the same pod; whether it encrypts"},
		{"another container", pod("postgres://u@127.0.0.1:5432/shop?sslmode=disable", "busybox"), ""},
		{"another host", pod("postgres://u@db:5432/shop?sslmode=disable", "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.8.0"), ""},
		{"another pod", pod("postgres://u@127.0.0.1:5432/shop?sslmode=disable", "busybox") + "---\n" + pod("", "gcr.io/cloudsql-docker/gce-proxy:1.33"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "shop.yaml"), []byte(tt.in), 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := Run(context.Background(), Options{Paths: []string{"."}, WorkDir: dir, AsOf: day, NoGitignore: true})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Facts.Clients) != 1 {
				t.Fatalf("%d connections", len(r.Facts.Clients))
			}
			got := ""
			for _, b := range r.Facts.Clients[0].Because {
				if strings.Contains(b.Text, "same pod") {
					got = b.Text
				}
			}
			if !strings.HasPrefix(got, tt.want) || (got == "") != (tt.want == "") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
