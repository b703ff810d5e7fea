package lint

import (
	"slices"

	"github.com/dsnlint/dsnlint/source"
)

// tell adds what bounds kept out of a reading with values of other files. What else is wrong with a file is told as it is
// when it is read by itself.
func (s *scanned) tell(problems []source.Problem) {
	for _, p := range problems {
		if p.Code != source.TooLarge && p.Code != source.TooDeep {
			continue
		}
		if !slices.ContainsFunc(s.problems, func(q source.Problem) bool { return q.File == p.File && q.Message == p.Message }) {
			s.problems = append(s.problems, p)
		}
	}
}

// cut tells that there is more to a unit than is followed.
func (s *scanned) cut(unit int, message string) {
	s.tell([]source.Problem{{File: s.units[unit][0].Path, Code: source.TooLarge, Message: message}})
}
