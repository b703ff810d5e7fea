package kit

import (
	"context"
	"slices"
	"testing"
)

func TestRoot(t *testing.T) {
	if got := Root("").Wrap("php", "a.php"); !slices.Equal(got, []string{"php", "a.php"}) {
		t.Errorf("the machine itself: %v", got)
	}
	if got := Root("/r").Wrap("php", "a.php"); !slices.Equal(got, []string{"chroot", "/r", "php", "a.php"}) {
		t.Errorf("another release: %v", got)
	}
	for _, name := range []string{"../etc", "tri xie", "-x"} {
		if _, err := Release(context.Background(), t.TempDir(), name); err == nil {
			t.Errorf("%q is no name of a release", name)
		}
	}
	if root, err := Release(context.Background(), t.TempDir(), ""); root != "" || err != nil {
		t.Errorf("no name is the machine: %q, %v", root, err)
	}
}
