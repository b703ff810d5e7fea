package lint

import (
	"bytes"
	"slices"
)

// Resembling returns the known word that somebody may have meant: one with the same letters in nearly their order, or with
// few others; "" if none is near.
func Resembling(word string, known []string) string {
	best, distance := "", 4
	for _, k := range known {
		d := editDistance(word, k)
		if d < distance && (d <= max(1, len(word)/3) || d <= 2 && sameLetters(word, k)) {
			best, distance = k, d
		}
	}
	if len(word) < 2 {
		return ""
	}
	return best
}

func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return bytes.Equal(x, y)
}

// editDistance is the number of insertions, deletions and replacements between two short words.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
