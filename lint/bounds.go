package lint

import "github.com/dsnlint/dsnlint/source"

// tell adds what bounds kept out of a reading with values of other files. What else is wrong with a file is told as it is
// when it is read by itself.
func (s *scanned) tell(problems []source.Problem) {
	for _, p := range problems {
		if p.Code == source.TooLarge || p.Code == source.TooDeep {
			s.problems = source.Once(s.problems, p)
		}
	}
}

// cut tells that there is more to a unit than is followed.
func (s *scanned) cut(unit int, message string) {
	s.tell([]source.Problem{{File: s.units[unit][0].Path, Code: source.TooLarge, Message: message}})
}
