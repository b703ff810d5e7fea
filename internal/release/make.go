package main

import (
	"bytes"
	"context"
	"debug/buildinfo"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

//go:embed formula.rb.tmpl
var formulaText string

// besides are the files of the repository that stand beside the program in every archive.
var besides = []string{"LICENSE", "README.md", "CHANGELOG.md"}

// makeAll writes the archives of all systems and what goes with them, and returns the names of the files.
func makeAll(ctx context.Context, s stamp, source, out string, targets []string) ([]string, error) {
	if err := os.MkdirAll(out, 0o755); err != nil { //nolint:gosec // for others to read
		return nil, err
	}
	var names []string
	for _, target := range targets {
		files, err := makeOne(ctx, s, source, target)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if err := put(out, f.name, f.data); err != nil {
				return nil, err
			}
			names = append(names, f.name)
		}
	}
	sums, err := sumsOf(out, names)
	if err != nil {
		return nil, err
	}
	formula, err := formulaOf(s, sums)
	if err != nil {
		return nil, err
	}
	if err := put(out, "SHA256SUMS", sumFile(sums, names)); err != nil {
		return nil, err
	}
	if err := put(out, "dsnlint.rb", formula); err != nil {
		return nil, err
	}
	return append(names, "SHA256SUMS", "dsnlint.rb"), nil
}

// makeOne makes the archive of one system and the bill of what was built into it.
func makeOne(ctx context.Context, s stamp, source, target string) ([]member, error) {
	program, err := build(ctx, s, source, target)
	if err != nil {
		return nil, err
	}
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", target, err)
	}
	base := baseName(s, target)
	bill, err := billOf(s, info)
	if err != nil {
		return nil, err
	}
	licences, err := licencesOf(ctx, source, info)
	if err != nil {
		return nil, err
	}
	windows := strings.HasPrefix(target, "windows/")
	name := "dsnlint"
	if windows {
		name += ".exe"
	}
	members := []member{
		{base + "/" + name, program, 0o755},
		{base + "/THIRD-PARTY-LICENSES", licences, 0o644},
		{base + "/sbom.cdx.json", bill, 0o644},
	}
	for _, name := range besides {
		data, err := os.ReadFile(filepath.Join(source, name))
		if err != nil {
			return nil, err
		}
		members = append(members, member{base + "/" + name, data, 0o644})
	}
	packed, end := tarball, ".tar.gz"
	if windows {
		packed, end = zipped, ".zip"
	}
	data, err := packed(members, s.date)
	return []member{{name: base + end, data: data}, {name: base + ".cdx.json", data: bill}}, err
}

func baseName(s stamp, target string) string {
	return "dsnlint_" + s.version + "_" + strings.ReplaceAll(target, "/", "_")
}

func put(dir, name string, data []byte) error {
	return os.WriteFile(filepath.Join(dir, name), data, 0o644) //nolint:gosec // for others to read
}

// formulaOf fills the formula of Homebrew; a system that was not built has no sum.
func formulaOf(s stamp, sums map[string]string) ([]byte, error) {
	t, err := template.New("formula").Option("missingkey=error").Parse(formulaText)
	if err != nil {
		return nil, err
	}
	type download struct{ File, Sum string }
	values := map[string]any{"Version": s.version}
	for _, target := range []string{"darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64"} {
		file := baseName(s, target) + ".tar.gz"
		values[strings.ReplaceAll(target, "/", "_")] = download{file, sums[file]}
	}
	var out bytes.Buffer
	err = t.Execute(&out, values)
	return out.Bytes(), err
}
