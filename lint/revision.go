package lint

import (
	"bufio"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/dsnlint/dsnlint/source"
)

// Revision is which version of which repository a folder holds. Each part is "" if it cannot be told.
type Revision struct {
	Repository string // the URI of the remote repository, without user, password and query
	ID         string // the commit
	Branch     string
}

// RevisionOf reads what git wrote about the repository at root. It reads git's files instead of asking git, which may not
// be installed, or may refuse a folder of somebody else's. Linked worktrees and submodules are followed to where their
// files are.
func RevisionOf(root string) Revision {
	own := gitFolder(root)
	if own == "" {
		return Revision{}
	}
	shared := own
	if common := gitLine(filepath.Join(own, "commondir")); common != "" {
		shared = under(own, common)
	}
	r := Revision{Repository: remote(filepath.Join(shared, "config"))}
	head := gitLine(filepath.Join(own, "HEAD"))
	name, symbolic := strings.CutPrefix(head, "ref: ")
	if !symbolic {
		r.ID = commitID(head)
		return r
	}
	r.Branch = strings.TrimPrefix(name, "refs/heads/")
	if strings.Contains(name, "..") || !strings.HasPrefix(name, "refs/heads/") {
		return Revision{Repository: r.Repository}
	}
	r.ID = commitID(gitLine(filepath.Join(shared, filepath.FromSlash(name))))
	if r.ID == "" {
		r.ID = packed(filepath.Join(shared, "packed-refs"), name)
	}
	return r
}

// gitFolder is where git keeps its files about the working tree at root; "" if there is no repository.
func gitFolder(root string) string {
	at := filepath.Join(root, ".git")
	info, err := os.Stat(at)
	switch {
	case err != nil:
		return ""
	case info.IsDir():
		return at
	}
	folder, ok := strings.CutPrefix(gitLine(at), "gitdir: ")
	if !ok {
		return ""
	}
	return under(root, folder)
}

func under(folder, name string) string {
	if name = filepath.FromSlash(name); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(folder, name)
}

// gitLine is the first line of one of git's small files, "" if it cannot be read.
func gitLine(name string) string {
	for line := range gitLines(name, 1<<16) {
		return line
	}
	return ""
}

// gitLines yields the lines of a file up to so many bytes, without blanks around them.
func gitLines(name string, limit int64) func(func(string) bool) {
	return func(yield func(string) bool) {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			return
		}
		f, err := os.Open(name)
		if err != nil {
			return
		}
		defer func() { _ = f.Close() }()
		for lines := bufio.NewScanner(io.LimitReader(f, limit)); lines.Scan(); {
			if !yield(strings.TrimSpace(lines.Text())) {
				return
			}
		}
	}
}

var hexID = source.Pattern(`^(?:[0-9a-f]{40}|[0-9a-f]{64})$`)

func commitID(s string) string {
	if hexID().MatchString(s) {
		return s
	}
	return ""
}

// packed looks a reference up in the file that holds those without a file of their own.
func packed(file, name string) string {
	for line := range gitLines(file, 64<<20) {
		if id, ref, ok := strings.Cut(line, " "); ok && ref == name {
			return commitID(id)
		}
	}
	return ""
}

var (
	remoteHead = source.Pattern(`^\[\s*remote\s+"([^"]*)"\s*\]`)
	remoteURL  = source.Pattern(`(?i)^url\s*=\s*(?:"([^"]*)"|([^"#;]*)(.*))`)
)

// remote is the address of origin, or of the only remote that there is.
func remote(config string) string {
	addresses, section := map[string]string{}, ""
	for line := range gitLines(config, 1<<20) {
		if strings.HasPrefix(line, "[") {
			section = ""
			if m := remoteHead().FindStringSubmatch(line); m != nil {
				section = m[1]
			}
		} else if m := remoteURL().FindStringSubmatch(line); m != nil && section != "" && addresses[section] == "" {
			addresses[section] = strings.TrimSpace(m[1] + m[2])
			if strings.Contains(m[3], "@") { // a comment to git, and half a password to whoever wrote it
				addresses[section] = "?"
			}
		}
	}
	if address, ok := addresses["origin"]; ok || len(addresses) != 1 {
		return repositoryURI(address)
	}
	for _, address := range addresses {
		return repositoryURI(address)
	}
	return ""
}

// schemes are those of addresses that mean the same repository to everybody.
var schemes = map[string]bool{"https": true, "http": true, "ssh": true, "git": true}

// repositoryURI is a remote's address without what may be a secret; "" for one that means something on this machine only.
func repositoryURI(address string) string {
	if !strings.Contains(address, "://") { // user@host:path, ssh's short form
		host, path, ok := strings.Cut(address, ":")
		if !ok || len(host) < 2 || strings.ContainsAny(host, `/\`) || strings.HasPrefix(path, ":") { // a helper of git's: ext::…
			return ""
		}
		address = "ssh://" + host + "/" + strings.TrimPrefix(path, "/")
	}
	u, err := url.Parse(address)
	if err != nil || !schemes[u.Scheme] || u.Hostname() == "" || strings.Contains(u.Path+u.RawQuery+u.Fragment, "@") { // a password with such a sign in it
		return ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}
