package lint

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

const (
	oneID = "0123456789abcdef0123456789abcdef01234567"
	twoID = "89abcdef0123456789abcdef0123456789abcdef"
)

func TestRevisionOf(t *testing.T) {
	config := "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://example.com/shop/app.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"
	const repository = "https://example.com/shop/app.git"
	tests := []struct {
		name  string
		files map[string]string
		at    string
		want  Revision
	}{
		{"no repository", map[string]string{"a": ""}, "", Revision{}},
		{
			"a branch with a file of its own",
			map[string]string{".git/HEAD": "ref: refs/heads/feature/x\n", ".git/config": config, ".git/refs/heads/feature/x": oneID + "\n", ".git/packed-refs": twoID + " refs/heads/feature/x\n"},
			"",
			Revision{repository, oneID, "feature/x"},
		},
		{
			"a packed branch",
			map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/config": config, ".git/packed-refs": "# pack-refs with: peeled\n" + oneID + " refs/heads/mainly\n" + twoID + " refs/heads/main\n^" + oneID + "\n"},
			"",
			Revision{repository, twoID, "main"},
		},
		{"detached", map[string]string{".git/HEAD": oneID + "\n", ".git/config": config}, "", Revision{repository, oneID, ""}},
		{"no commit yet", map[string]string{".git/HEAD": "ref: refs/heads/main\n", ".git/config": config}, "", Revision{repository, "", "main"}},
		{"no commit id", map[string]string{".git/HEAD": "anything\n", ".git/config": config}, "", Revision{Repository: repository}},
		{"a name that leads elsewhere", map[string]string{".git/HEAD": "ref: refs/heads/../../../secret\n", "secret": oneID, ".git/config": config}, "", Revision{Repository: repository}},
		{"no remote", map[string]string{".git/HEAD": oneID}, "", Revision{"", oneID, ""}},
		{
			"a worktree",
			map[string]string{
				"main/.git/HEAD": "ref: refs/heads/main\n", "main/.git/config": config, "main/.git/packed-refs": twoID + " refs/heads/side\n",
				"main/.git/worktrees/side/HEAD": "ref: refs/heads/side\n", "main/.git/worktrees/side/commondir": "../..\n",
				"side/.git": "gitdir: ../main/.git/worktrees/side\n",
			},
			"side",
			Revision{repository, twoID, "side"},
		},
		{
			"a submodule",
			map[string]string{".git/modules/sub/HEAD": oneID, ".git/modules/sub/config": config, "sub/.git": "gitdir: ../.git/modules/sub"},
			"sub",
			Revision{repository, oneID, ""},
		},
		{"a file that points nowhere", map[string]string{".git": "nonsense"}, "", Revision{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := RevisionOf(filepath.Join(folder(t, tt.files), tt.at)); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestRemote(t *testing.T) {
	tests := []struct{ name, config, want string }{
		{"origin among others", "[remote \"a\"]\nurl = https://a.example.com/x\n[remote \"origin\"]\nurl = https://o.example.com/x\n", "https://o.example.com/x"},
		{"the only one", "[remote \"upstream\"]\n  url=https://u.example.com/x\n", "https://u.example.com/x"},
		{"two and no origin", "[remote \"a\"]\nurl = https://a.example.com/x\n[remote \"b\"]\nurl = https://b.example.com/x\n", ""},
		{"a push address", "[remote \"origin\"]\npushurl = https://p.example.com/x\nurl = https://o.example.com/x\n", "https://o.example.com/x"},
		{"another section", "[remote \"origin\"]\n[submodule \"x\"]\nurl = https://s.example.com/x\n", ""},
		{"quoted, with a remark", "[remote \"origin\"]\nurl = \"https://o.example.com/x\" # here\n", "https://o.example.com/x"},
		{"the first of several", "[remote \"origin\"]\nurl = https://1.example.com/x\nurl = https://2.example.com/x\n", "https://1.example.com/x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := remote(filepath.Join(folder(t, map[string]string{"config": tt.config}), "config")); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRepositoryURI(t *testing.T) {
	canary := "ca" + "nary"
	for address, want := range map[string]string{
		"":                                       "",
		"https://example.com/o/r.git":            "https://example.com/o/r.git",
		"https://" + canary + "@example.com/o/r": "https://example.com/o/r",
		"https://x:" + canary + "@example.com:8443/o/r": "https://example.com:8443/o/r",
		"https://example.com/o/r?token=" + canary:       "https://example.com/o/r",
		"https://example.com/o/r#" + canary:             "https://example.com/o/r",
		"git@example.com:o/r.git":                       "ssh://example.com/o/r.git",
		canary + "@example.com:/o/r":                    "ssh://example.com/o/r",
		"ssh://git@example.com:2222/o/r":                "ssh://example.com:2222/o/r",
		"git@[::1]:o/r":                                 "",
		"/srv/git/r":                                    "",
		"../r":                                          "",
		"C:/git/r":                                      "",
		`\\server\share:r`:                              "",
		"file:///srv/git/r":                             "",
		"https:///o/r":                                  "",
		"https://x/" + canary + "@example.com/r":        "",
		"x:" + canary + "@example.com:o/r":              "",
		"ext::sh -c " + canary:                          "",
		"https://x:" + canary + "@exa mple.com/r":       "",
		"https://x:p/" + canary + "@example.com/r":      "",
		"https://x:90?" + canary + "@example.com/r":     "",
		"https://x:90#" + canary + "@example.com/r":     "",
	} {
		got := repositoryURI(address)
		if got != want {
			t.Errorf("%q gives %q, want %q", address, got, want)
		}
		if strings.Contains(got, canary) {
			t.Errorf("%q shows the secret", got)
		}
	}
}

// TestRevisionAsGit compares with what git itself says, of a worktree too.
func TestRevisionAsGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	root := filepath.Join(t.TempDir(), "main")
	git := func(dir string, args ...string) string {
		t.Helper()
		out, err := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=x", "-c", "user.email=x@example.com"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git(filepath.Dir(root), "init", "-q", "-b", "trunk", "main")
	git(root, "commit", "-q", "--allow-empty", "-m", "x")
	git(root, "remote", "add", "origin", "git@example.com:o/r.git")
	side := filepath.Join(filepath.Dir(root), "side")
	git(root, "worktree", "add", "-q", "-b", "a/side", side)
	git(side, "commit", "-q", "--allow-empty", "-m", "y")
	check := func(dir, branch string) {
		t.Helper()
		if got, want := RevisionOf(dir), (Revision{"ssh://example.com/o/r.git", git(dir, "rev-parse", "HEAD"), branch}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	check(root, "trunk")
	check(side, "a/side")
	git(root, "pack-refs", "--all")
	check(root, "trunk")
	check(side, "a/side")
	git(root, "checkout", "-q", "--detach")
	check(root, "")
}

// FuzzRevision reads what git wrote, whatever stands there: an id is one, and nothing that stands in front of an "@" is
// told, where passwords are. The rest of one is what the fuzzer says; its beginning could be a port.
func FuzzRevision(f *testing.F) {
	id := strings.Repeat("a1", 20)
	f.Add("ref: refs/heads/main\n", id+"\n", "# pack-refs\n"+id+" refs/heads/main\n", "")
	f.Add(id, "", "", "/w")
	f.Add("ref: refs/heads/../../x", "", id+" refs/heads/../../x", "?w")
	f.Add("ref: x", "ref: refs/heads/main", "^"+id, "#w")
	root := f.TempDir()
	f.Fuzz(func(t *testing.T, head, branch, packed, rest string) {
		files := map[string][]byte{".git/HEAD": []byte(head), ".git/packed-refs": []byte(packed)}
		if branch != "" {
			files[".git/refs/heads/main"] = []byte(branch)
		}
		address := "https://app:9017" + strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\"\\;", r) {
				return -1
			}
			return r
		}, rest) + "@example.com/o/r.git"
		files[".git/config"] = []byte("[remote \"origin\"]\n\turl = " + address + "\n")
		layOut(t, root, files)
		r := RevisionOf(root)
		if r.ID != "" && !hexID().MatchString(r.ID) {
			t.Errorf("the id %q", r.ID)
		}
		if strings.Contains(r.Branch, "..") || strings.ContainsAny(r.Branch, "\n\r") {
			t.Errorf("the branch %q", r.Branch)
		}
		if strings.Contains(r.Repository, "9017") || strings.Contains(r.Repository, "@") {
			t.Errorf("%q tells %q", address, r.Repository)
		}
	})
}
