package kit

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// interpreter is Python itself: what stands in PATH may be a script that looks for it anew each time.
var interpreter = sync.OnceValue(func() string {
	out, err := exec.Command("python3", "-c", "import sys; print(sys.executable)").Output()
	if err != nil {
		return "python3"
	}
	return strings.TrimSpace(string(out))
})

var python = &Kit{
	Name: "python",
	Install: func(ctx context.Context, dir string, packages map[string]string) error {
		args := append([]string{"-m", "pip", "install", "-q", "--disable-pip-version-check", "--root-user-action=ignore", "--target", dir}, specs(packages, "==")...)
		return do(ctx, dir, "python3", args...)
	},
	Command: func(_, program string, _ bool) []string { return []string{interpreter(), program} },
	Env: func(dir string, _ bool) []string {
		return []string{"PYTHONPATH=" + dir, "PYTHONDONTWRITEBYTECODE=1", "PYTHONWARNINGS=ignore"}
	},
	Runtime: []string{"python3", "-c", "import platform, ssl; print('Python', platform.python_version() + ',', ssl.OPENSSL_VERSION)"},
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

// The kits below run what Debian's packages brought.
var (
	ruby = &Kit{
		Name:    "ruby",
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
