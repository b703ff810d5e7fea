package finding

import "testing"

func TestSeverityOrder(t *testing.T) {
	order := []Severity{None, Note, Warning, Error}
	for i, a := range order {
		for j, b := range order {
			if a.AtLeast(b) != (i >= j) {
				t.Errorf("%s at least %s", a, b)
			}
			if Min(a, b) != order[min(i, j)] || Max(a, b) != order[max(i, j)] {
				t.Errorf("min and max of %s and %s", a, b)
			}
		}
	}
	for from, to := range map[Severity]Severity{Error: Warning, Warning: Note, Note: None, None: None} {
		if from.Lower() != to {
			t.Errorf("%s lowered is %s", from, from.Lower())
		}
	}
}

func TestParseSeverity(t *testing.T) {
	for word, want := range map[string]bool{"error": true, "warning": true, "note": true, "none": false, "": false, "ERROR": false} {
		if _, ok := ParseSeverity(word); ok != want {
			t.Errorf("%q: %v", word, ok)
		}
	}
}

func TestFingerprintTellsItsPartsApart(t *testing.T) {
	seen := map[string]bool{}
	for _, parts := range [][4]string{{"a", "b", "c", "d"}, {"ab", "", "c", "d"}, {"a", "bc", "", "d"}, {"a", "b", "c", "e"}, {"a", "b", "c", ""}} {
		f := FingerprintOf(parts[0], parts[1], parts[2], parts[3])
		if seen[f] || len(f) != 32 {
			t.Errorf("%v: %s", parts, f)
		}
		seen[f] = true
	}
}
