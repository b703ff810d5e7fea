package source

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkSplit splits texts of many pieces: the time of a line must not grow with their number.
func BenchmarkSplit(b *testing.B) {
	for _, lines := range []int{1_000, 10_000, 100_000} {
		text := whole(strings.Repeat(`line\n`, lines)).Decode(JSONEscape)
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			for b.Loop() {
				text.Split("\n")
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*lines), "ns/line")
		})
	}
}
