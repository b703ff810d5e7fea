package lint

import (
	"cmp"
	"slices"

	"github.com/dsnlint/dsnlint/source"
)

// spans are many spans of one file. Those near a place are found without a look at all of them.
type spans[T any] struct {
	list  []spanned[T] // by their start
	reach []int        // the furthest end up to each of them
}

// spanned is what a span stands for.
type spanned[T any] struct {
	span source.Span
	of   T
}

func newSpans[T any](list []spanned[T]) *spans[T] {
	slices.SortStableFunc(list, func(a, b spanned[T]) int { return cmp.Compare(a.span.Start, b.span.Start) })
	s := &spans[T]{list: list, reach: make([]int, len(list))}
	furthest := 0
	for i := range list {
		furthest = max(furthest, list[i].span.End)
		s.reach[i] = furthest
	}
	return s
}

// near yields the spans that overlap a place or touch it.
func (s *spans[T]) near(place source.Span) func(func(source.Span, T) bool) {
	return func(yield func(source.Span, T) bool) {
		if s == nil {
			return
		}
		n, _ := slices.BinarySearchFunc(s.list, place.End+1, func(e spanned[T], start int) int { return cmp.Compare(e.span.Start, start) })
		for i := n - 1; i >= 0 && s.reach[i] >= place.Start; i-- {
			if e := s.list[i]; e.span.End >= place.Start && !yield(e.span, e.of) {
				return
			}
		}
	}
}
