package lint

import (
	"os"
	"strconv"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
)

// BenchmarkFacts is a whole run over trees of more and more facts, in every shape in which they were seen to stand: the
// nanoseconds of a fact should stay as they are. DSNLINT_BENCH_FACTS=100000 adds a larger size.
func BenchmarkFacts(b *testing.B) {
	sizes := []int{1000, 10_000}
	if n, err := strconv.Atoi(os.Getenv("DSNLINT_BENCH_FACTS")); err == nil {
		sizes = append(sizes, n)
	}
	for _, shape := range testkit.Shapes() {
		for _, n := range sizes {
			b.Run(shape.Name+"/"+strconv.Itoa(n), func(b *testing.B) { grown(b, shape.Tree(n)) })
		}
	}
}

func grown(b *testing.B, files map[string]string) {
	dir := folder(b, files)
	facts := 0
	for b.Loop() {
		r, err := Run(b.Context(), Options{WorkDir: dir, AsOf: day, NoGitignore: true})
		if err != nil {
			b.Fatal(err)
		}
		facts = r.Facts.Len()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(max(facts, 1)), "ns/fact")
}
