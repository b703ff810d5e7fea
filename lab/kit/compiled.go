package kit

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// built is where the programs made of cases stand, beside the packages that they use.
func built(dir, file string) string {
	return inside(dir, "built", filepath.Base(filepath.Dir(file))+"-"+base(file))
}

func run(_, program string, _ bool) []string { return []string{program} }

var golang = &Kit{
	Name: "go",
	Install: func(ctx context.Context, dir string, packages map[string]string) error {
		if err := os.WriteFile(inside(dir, "go.mod"), []byte("module cases\n\ngo 1.26\n"), 0o644); err != nil {
			return err
		}
		return do(ctx, dir, "go", append([]string{"get"}, specs(packages, "@v")...)...)
	},
	Build: func(ctx context.Context, dir, file string) (string, error) {
		out := built(dir, file)
		source, err := visible(file, out+".go")
		if err != nil {
			return "", err
		}
		return out, do(ctx, dir, "go", "build", "-mod=mod", "-ldflags=-s -w", "-o", out, source)
	},
	Command: run,
	Runtime: []string{"go", "version"},
}

// visible is a source file that Go does not read past: one whose name starts with an underscore is copied to a place of
// another name.
func visible(file, to string) (string, error) {
	if !strings.HasPrefix(filepath.Base(file), "_") {
		return file, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", err
	}
	return to, os.WriteFile(to, data, 0o644)
}

var java = &Kit{
	Name: "java",
	Install: func(ctx context.Context, dir string, packages map[string]string) error {
		if err := os.WriteFile(inside(dir, "pom.xml"), []byte(pom(packages)), 0o644); err != nil {
			return err
		}
		return do(ctx, dir, "mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory="+inside(dir, "jars"))
	},
	Build: func(ctx context.Context, dir, file string) (string, error) {
		out := built(dir, file)
		if err := os.MkdirAll(out, 0o755); err != nil {
			return "", err
		}
		if newer(inside(out, "Main.class"), file) {
			return out, nil
		}
		return out, do(ctx, dir, "javac", "-nowarn", "-cp", inside(dir, "jars", "*"), "-d", out, file)
	},
	Command: func(dir, program string, lowered bool) []string {
		args := []string{"java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"}
		if lowered {
			args = append(args, "-Djava.security.properties=lowered.security")
		}
		return append(args, "-cp", inside(dir, "jars", "*")+":"+program, "Main")
	},
	Runtime: []string{"java", "--version"},
}

// newer reports whether a program was made after the last change of its source.
func newer(program, source string) bool {
	made, err := os.Stat(program)
	if err != nil {
		return false
	}
	written, err := os.Stat(source)
	return err == nil && made.ModTime().After(written.ModTime())
}

// Lowered are the security properties of a JVM that allows every TLS version.
const Lowered = "jdk.tls.disabledAlgorithms=NULL\njdk.certpath.disabledAlgorithms=NULL\n"

// pom lists packages, group:artifact to version, as Maven wants them. A version may end in " without group:artifact", where
// Maven Central lacks what the package asks for.
func pom(packages map[string]string) string {
	var b strings.Builder
	b.WriteString("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>" +
		"<groupId>lab</groupId><artifactId>cases</artifactId><version>1</version><dependencies>\n")
	for _, spec := range specs(packages, ":") {
		spec, without, _ := strings.Cut(spec, " without ")
		part := strings.Split(spec, ":")
		fmt.Fprintf(&b, "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>", part[0], part[1], part[2])
		if group, artifact, ok := strings.Cut(without, ":"); ok {
			fmt.Fprintf(&b, "<exclusions><exclusion><groupId>%s</groupId><artifactId>%s</artifactId></exclusion></exclusions>", group, artifact)
		}
		b.WriteString("</dependency>\n")
	}
	b.WriteString("</dependencies></project>\n")
	return b.String()
}

var rust = &Kit{
	Name: "rust",
	Install: func(_ context.Context, dir string, packages map[string]string) error {
		if err := os.MkdirAll(inside(dir, "src", "bin"), 0o755); err != nil {
			return err
		}
		return os.WriteFile(inside(dir, "Cargo.toml"), []byte(cargo(packages)), 0o644)
	},
	Build: func(ctx context.Context, dir, file string) (string, error) {
		name := filepath.Base(filepath.Dir(file)) + "-" + base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		source := inside(dir, "src", "bin", name+".rs")
		if have, err := os.ReadFile(source); err != nil || !bytes.Equal(have, data) { // cargo goes by the file's time
			if err := os.WriteFile(source, data, 0o644); err != nil {
				return "", err
			}
		}
		cmd := exec.CommandContext(ctx, "cargo", "build", "-q", "--bin", name)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CARGO_PROFILE_DEV_DEBUG=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("cargo: %w: %s", err, out)
		}
		return inside(dir, "target", "debug", name), nil
	},
	Command: run,
	Runtime: []string{"rustc", "--version"},
}

// cargo lists packages as a manifest: a version, or a whole inline table for one that needs features.
func cargo(packages map[string]string) string {
	var b strings.Builder
	b.WriteString("[package]\nname = \"cases\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\n")
	for _, spec := range specs(packages, " = ") {
		name, version, _ := strings.Cut(spec, " = ")
		if !strings.HasPrefix(version, "{") {
			version = "\"=" + version + "\""
		}
		fmt.Fprintf(&b, "%s = %s\n", name, version)
	}
	return b.String()
}
