package kit

import (
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	for name, want := range map[string]bool{"python": true, "node": true, "cobol": false, "python2": false, "python3.0": false, "python3.x": false} {
		k := Lookup(name)
		if (k != nil) != want {
			t.Errorf("%s: found %v, want %v", name, k != nil, want)
		}
		if k != nil && k.Name != name {
			t.Errorf("%s: got %s", name, k.Name)
		}
	}
}

// TestFolder: what is installed for one Python is not taken for another.
func TestFolder(t *testing.T) {
	packages := map[string]string{"asyncpg": "0.25.0"}
	one, other := pythonKit("python", "python3", "python3"), pythonKit("python3.9", "python3.9", "python3.9")
	if one.Folder("c", packages) == other.Folder("c", packages) {
		t.Error("two Pythons share a folder")
	}
}

func TestPOM(t *testing.T) {
	got := pom(map[string]string{"a.b:c": "1.0 without d.e:f", "g:h": "2"})
	for _, want := range []string{
		"<groupId>a.b</groupId><artifactId>c</artifactId><version>1.0</version><exclusions><exclusion><groupId>d.e</groupId><artifactId>f</artifactId></exclusion></exclusions></dependency>",
		"<groupId>g</groupId><artifactId>h</artifactId><version>2</version></dependency>",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nlacks %s", got, want)
		}
	}
}
