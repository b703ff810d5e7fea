package parser

import (
	"path"
	"slices"
)

// Units are the files of a run in groups that are read together: single files, and the files of one folder for the
// formats that ask for it. Files are called by their places in the walk. There may be millions, so a single file costs
// four bytes.
type Units struct {
	first []int32         // of each unit, ascending
	more  map[int32][]int // the files of the units that have a format for several, by their first one
	later map[int32]int32 // of the files that are not the first one of their unit: that one
}

// Len is the number of units.
func (u *Units) Len() int { return len(u.first) }

// Members are the files of a unit.
func (u *Units) Members(unit int) []int {
	first := u.first[unit]
	if files, ok := u.more[first]; ok {
		return files
	}
	return []int{int(first)}
}

// Of finds the unit of a file; false if no format reads it.
func (u *Units) Of(file int) (int, bool) {
	at := int32(file)
	if first, ok := u.later[at]; ok {
		at = first
	}
	return slices.BinarySearch(u.first, at)
}

// Group splits n files into units. Files of no known format are left out. The units keep the order of the files.
func (p *Parser) Group(n int, name func(int) string) *Units {
	u := &Units{more: map[int32][]int{}, later: map[int32]int32{}}
	together := map[string]int32{} // format and folder → the unit's first file
	for i := range n {
		file := name(i)
		f := p.formatOf(file)
		switch {
		case f == nil, f.docs && !p.Docs:
		case f.readAll == nil:
			u.first = append(u.first, int32(i))
		default:
			key := f.name + "\x00" + path.Dir(file)
			at, ok := together[key]
			if !ok {
				at = int32(i)
				together[key], u.first = at, append(u.first, at)
			} else {
				u.later[int32(i)] = at
			}
			u.more[at] = append(u.more[at], i)
		}
	}
	return u
}
