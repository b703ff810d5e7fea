package lint

import (
	"net/netip"
	"strings"

	"github.com/dsnlint/dsnlint/ca"
	"github.com/dsnlint/dsnlint/fact"
)

// classify says how exposed a host is and whose it is.
func classify(config *Config, name string) fact.Host {
	h := fact.Host{Name: name, Class: classOf(name)}
	if class, ok := config.hostClass(name); ok {
		h.Class = class
	}
	if h.Class == fact.Remote {
		h.Provider, h.Region, h.Partition, h.CA = ca.HostProvider(name)
	}
	return h
}

func classOf(name string) fact.HostClass {
	name = withoutInstance(name)
	host := strings.ToLower(strings.TrimSuffix(name, "."))
	switch {
	case host == "":
		return fact.Loopback
	case strings.HasPrefix(name, "/"), strings.HasPrefix(name, "@"), strings.HasSuffix(host, ".sock"):
		return fact.Socket
	case isLoopback(host):
		return fact.Loopback
	case isPlaceholder(name):
		return fact.Placeholder
	case strings.HasSuffix(host, ".svc"), strings.HasSuffix(host, ".svc.cluster.local"):
		return fact.Service
	case !strings.Contains(host, ".") && !strings.Contains(host, ":"):
		return fact.Service
	}
	return fact.Remote
}

// withoutInstance drops what SQL Server's clients take behind the host: host\instance, and the pipe of \\host\pipe\name.
func withoutInstance(name string) string {
	name = strings.TrimPrefix(name, `\\`)
	host, _, found := strings.Cut(name, `\`)
	if found && host == "." {
		return "localhost"
	}
	return host
}

func isLoopback(host string) bool {
	switch host {
	case "localhost", ".", "(local)", "host.docker.internal", "localhost.localdomain":
		return true
	}
	if host == "(localdb)" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && (addr.IsLoopback() || addr.IsUnspecified())
}

// isPlaceholder recognises what people write where a real name will stand.
func isPlaceholder(name string) bool {
	lower := strings.ToLower(name)
	if strings.ContainsAny(name, "<>{}[]$%*") && !strings.Contains(name, ":") {
		return true
	}
	switch lower {
	case "host", "hostname", "server", "your_host", "yourhost", "my_host", "db_host", "dbhost", "servername", "server_name", "address", "ip", "xxx", "endpoint", "...":
		return true
	}
	for _, part := range []string{"your-", "your_", "yourserver", "-endpoint", "<", "xxxx", "placeholder", "changeme", "change-me"} {
		if strings.Contains(lower, part) {
			return true
		}
	}
	first, _, _ := strings.Cut(lower, ".")
	return strings.HasPrefix(first, "example") && !strings.Contains(lower, ".com") && !strings.Contains(lower, ".org") && !strings.Contains(lower, ".net")
}
