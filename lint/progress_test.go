package lint

import (
	"slices"
	"strconv"
	"testing"
)

func TestProgress(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files["f"+strconv.Itoa(i)+".env"] = "DATABASE_URL=postgresql://app@db.example.com/app?sslmode=disable\n"
	}
	var told []Progress
	lintFolder(t, Options{WorkDir: folder(t, files), Jobs: 4, NoGitignore: true, Progress: func(p Progress) { told = append(told, p) }})
	var read []int
	var stages []string
	for _, p := range told {
		if p.Stage == "reading" {
			read = append(read, p.Done)
		}
		if n := len(stages); n == 0 || stages[n-1] != p.Stage {
			stages = append(stages, p.Stage)
		}
	}
	if !slices.Equal(stages, []string{"reading", "following values", "judging"}) {
		t.Errorf("the stages are %q", stages)
	}
	if !slices.IsSorted(read) || read[len(read)-1] != 40 || told[0].Total != 40 {
		t.Errorf("files read: %v of %d", read, told[0].Total)
	}
}
