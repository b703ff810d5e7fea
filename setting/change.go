package setting

import "github.com/dsnlint/dsnlint/source"

// Deed is what a change does.
type Deed uint8

// The deeds.
const (
	Set     Deed = iota // gives a written option another value
	Remove              // takes a written option away
	Replace             // puts another option in the place of a written one
	Add                 // puts another option beside a written one, or into the slot of the connection string
)

// Change is one change of what is written, in the words of the driver or resource: which bytes it takes is worked out
// apart from it.
type Change struct {
	Do     Deed
	Option Option // the written one; zero for what is added to the connection string; without a name it is the scheme
	Name   string // of what is added or takes the place
	Value  Value  // the new one; its text stands nowhere
}

// Slot is where a connection string takes another option: its end. The zero Slot is none.
type Slot struct {
	Last source.Place // the last byte of the string
	Lead string       // what stands between the string as it is and the option: "?", "&", ";", " " or nothing
	Sep  string       // what stands between two options
}
