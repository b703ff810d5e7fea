package manifest

import (
	"strings"
	"testing"
)

func FuzzRead(f *testing.F) {
	names := []string{
		"go.mod", "package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "requirements.txt", "pyproject.toml",
		"poetry.lock", "Pipfile", "Pipfile.lock", "setup.py", "setup.cfg", "pom.xml", "build.gradle", "gradle.lockfile", "libs.versions.toml",
		"a.csproj", "packages.config", "packages.lock.json", "Gemfile", "Gemfile.lock", "composer.json", "composer.lock", "Cargo.toml",
		"Cargo.lock", "mix.exs", "mix.lock",
	}
	for _, s := range []string{
		"", "require a.b/c v1.0.0", `{"dependencies":{"a":"^1 || 2.x - 3"},"packages":{"node_modules/a":{"version":"1"}}}`, "a@npm:b@^1:\n  version \"1\"",
		"packages:\n  /@a/b@1.0.0(c):\n", "a[b]>=1,<2;c\\\n --hash", "[[package]]\nname='a'\nversion=\"\"\"1\"\"\"\nx={a=[{b=1},\"c\"]}", "install_requires=['a==1',{\"b\":('c',)}]",
		"<project><properties><v>${v}</v></properties><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${v}</version></dependency></dependencies></project>",
		"ext.v='1'\nimplementation \"a:b:${v}\"\nx group: 'a', name: 'b', version: v", "[versions]\na={ref='b'}\n[libraries]\nb={module='a:b',version.ref='a'}",
		`<Project><PackageReference Include="a" Version="[$(V),)"><Version>1</Version></PackageReference></Project>`, "    a (1.0-x)", "gem 'a', '~> 1', '< 2'",
		"{:a, \"~> 1.0\"} \"a\": {:hex, :a, \"1.0\"}", "\xff\xfea\x00", "\xfe\xff\x00a\x00", "\xef\xbb\xbf{}",
	} {
		for i := range names {
			f.Add(i, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, which int, data []byte) {
		name := names[uint(which)%uint(len(names))]
		for _, d := range Read(name, data) {
			if d.Name == "" || d.Ecosystem == "" || d.Version != "" && d.Least != "" {
				t.Fatalf("%s: incomplete: %+v", name, d)
			}
			if d.Ecosystem != "go" && strings.HasPrefix(d.Version+d.Least, "v") && d.Ecosystem == "npm" {
				t.Fatalf("%s: version with a letter before it: %+v", name, d)
			}
		}
	})
}
