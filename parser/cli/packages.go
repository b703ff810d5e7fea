package cli

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// Installs tells which client programs a command line installs, in the words of Hint.Drivers: apt-get install
// default-mysql-client gives mariadb-cli. base is the name of the image or system that it runs on, "" if unknown; it
// decides what Alpine and Red Hat call mysql-client.
func Installs(argv []source.Text, base string) []string {
	c := unwrap(argv, nil, setting.Hint{})
	alpine := c.name == "apk"
	switch c.name {
	case "apt-get", "apt", "aptitude", "apk", "yum", "dnf", "microdnf", "tdnf", "zypper", "brew", "choco":
	default:
		return nil
	}
	var out []string
	installing := false
	for _, w := range c.argv[1:] {
		switch name := w.String(); {
		case name == "install" || name == "add" || name == "in":
			installing = true
		case installing && !strings.HasPrefix(name, "-"):
			if d := packageDriver(packageName(name), alpine, base); d != "" && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// packageName cuts a version off: postgresql-client=15+248, mysql~8.
func packageName(s string) string {
	if i := strings.IndexAny(s, "=~<>"); i > 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}

func packageDriver(name string, alpine bool, base string) string {
	switch {
	case strings.HasPrefix(name, "default-mysql"), strings.HasPrefix(name, "mariadb"):
		return "mariadb-cli"
	case strings.HasPrefix(name, "mysql-community"), strings.HasPrefix(name, "mysql-shell"):
		return "mysql-cli"
	case name == "mysql-client", name == "mysql", strings.HasPrefix(name, "mysql-client-"), name == "mysql-client-core":
		if alpine || name == "mysql" && strings.HasPrefix(base, "amazonlinux") {
			return "mariadb-cli"
		}
		return "mysql-cli"
	case strings.HasPrefix(name, "postgresql"):
		return "psql"
	case name == "redis-tools", name == "redis":
		return "redis-cli"
	case name == "mssql-tools", name == "mssql-tools18", name == "sqlcmd":
		return "sqlcmd"
	}
	return ""
}
