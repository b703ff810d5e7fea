package parser

import "strings"

// Filter tells, without parsing, whether a file can hold anything of interest. It is a Wu-Manber matcher with blocks of
// two bytes: most bytes are skipped, so that it runs at the speed of reading.
type Filter struct {
	shift  *[pairs]uint8         // for each pair of bytes, in any case: how far the window may move
	hashed *[windows / 64]uint64 // a bit for each hash that the window of a needle has: most windows end here
	begin  map[uint32][]string   // the first and the last pair of a window → the needles that begin so
	window int
	beside map[string]*Filter // needles that count only in a file with one of other words
}

const (
	pairs   = 1 << 16
	windows = 1 << 16

	shortest = 3 // bytes that a needle has at least
)

// NewFilter builds a matcher for needles of at least three bytes, compared without regard to ASCII case.
func NewFilter(needles []string) *Filter {
	f := &Filter{shift: new([pairs]uint8), hashed: new([windows / 64]uint64), begin: map[uint32][]string{}, window: 255}
	kept := distinct(needles)
	for _, n := range kept {
		f.window = min(f.window, len(n))
	}
	for i := range f.shift {
		f.shift[i] = uint8(f.window - 1)
	}
	for _, n := range kept {
		f.add(n)
	}
	return f
}

// distinct are the needles that a matcher looks for, each once.
func distinct(needles []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, n := range needles {
		if n = strings.ToLower(n); len(n) >= shortest && !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// count lets needles count only where one of other words stands in the file too.
func (f *Filter) count(needles []string, beside *Filter) {
	f.beside = map[string]*Filter{}
	for _, n := range needles {
		f.beside[n] = beside
	}
}

func (f *Filter) add(needle string) {
	for i := 0; i+2 <= f.window; i++ {
		f.near(needle[i], needle[i+1], uint8(f.window-2-i))
	}
	key := ends([]byte(needle[:f.window]))
	f.begin[key] = append(f.begin[key], needle)
	hash := hashOf(key)
	f.hashed[hash/64] |= 1 << (hash % 64)
}

// near notes for a pair of bytes, however they are written, that the window may move no further.
func (f *Filter) near(a, b, distance uint8) {
	for _, first := range [...]byte{a, upper(a)} {
		for _, second := range [...]byte{b, upper(b)} {
			pair := uint16(first)<<8 | uint16(second)
			f.shift[pair] = min(f.shift[pair], distance)
		}
	}
}

// Match reports whether data holds any needle.
func (f *Filter) Match(data []byte) bool {
	if len(f.begin) == 0 {
		return false
	}
	alone := false // no needle that asks for another word has any beside it
	for i := f.window - 1; i < len(data); {
		if s := f.shift[uint16(data[i-1])<<8|uint16(data[i])]; s > 0 {
			i += int(s)
			continue
		}
		start := i - f.window + 1
		key := ends(data[start : i+1])
		if hash := hashOf(key); f.hashed[hash/64]>>(hash%64)&1 != 0 {
			switch n := f.beginning(data[start:], key); {
			case n == "" || alone && f.beside[n] != nil:
			case f.beside[n] == nil || f.beside[n].Match(data):
				return true
			default:
				alone = true
			}
		}
		i++
	}
	return false
}

// caseBit is what lower-case letters have and upper-case ones have not.
const caseBit = 0x20

// ends is the key of a window: its first and its last two bytes. Bytes that differ in case alone have one key.
func ends(window []byte) uint32 {
	last := window[len(window)-2:]
	return (uint32(window[0])<<24 | uint32(window[1])<<16 | uint32(last[0])<<8 | uint32(last[1])) |
		(caseBit<<24 | caseBit<<16 | caseBit<<8 | caseBit)
}

func hashOf(key uint32) uint32 { return key * 0x9E3779B1 >> 16 }

// beginning is the needle that data begins with, "" if there is none: of several, one that counts by itself.
func (f *Filter) beginning(data []byte, key uint32) string {
	found := ""
	for _, n := range f.begin[key] {
		if len(n) > len(data) || !equalFolded(data[:len(n)], n) {
			continue
		}
		if f.beside[n] == nil {
			return n
		}
		found = n
	}
	return found
}

func equalFolded(data []byte, lower string) bool {
	for i := range data {
		if fold(data[i]) != lower[i] {
			return false
		}
	}
	return true
}

func fold(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + caseBit
	}
	return c
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - caseBit
	}
	return c
}
