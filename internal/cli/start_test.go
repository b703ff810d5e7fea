package cli_test

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestStartingMakesLittle holds that what a run may not need is made when it is asked for: tables, patterns, rules. The
// run-time tells what each package makes before main. The collector begins at about 3 MB, of which libraries take a half.
func TestStartingMakesLittle(t *testing.T) {
	const most = 1 << 20 // the race detector adds a quarter
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, m := range regexp.MustCompile(`(?m)^init (\S+) @.* (\d+) bytes, `).FindAllStringSubmatch(string(out), -1) {
		if n, err := strconv.Atoi(m[2]); err == nil && strings.HasPrefix(m[1], "github.com/dsnlint/dsnlint/") {
			total += n
			if n > most/2 {
				t.Errorf("%s makes %d bytes before main", m[1], n)
			}
		}
	}
	if total == 0 || total > most {
		t.Errorf("our packages make %d bytes before main, want some and at most %d", total, most)
	}
}
