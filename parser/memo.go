package parser

import (
	"sync"

	"github.com/dsnlint/dsnlint/source"
)

// memo keeps what was last made of files that several others look into: it takes many times the room of their bytes.
type memo[T any] struct {
	mu    sync.Mutex
	made  map[reading]func() T
	order []reading
	bytes int
}

// maxMemo is how many bytes of files are kept as what was made of them.
const maxMemo = 1 << 20

// reading is a file as it is read in one environment.
type reading struct {
	file    *source.File
	profile string
}

// of makes something of a file, unless it is there; others may ask for other files meanwhile.
func (m *memo[T]) of(key reading, made func() T) T {
	m.mu.Lock()
	of, ok := m.made[key]
	if !ok {
		of = sync.OnceValue(made)
		m.add(key, of)
	}
	m.mu.Unlock()
	return of()
}

func (m *memo[T]) add(key reading, of func() T) {
	if m.made == nil {
		m.made = map[reading]func() T{}
	}
	m.made[key] = of
	m.order = append(m.order, key)
	for m.bytes += len(key.file.Data); m.bytes > maxMemo && len(m.order) > 1; m.order = m.order[1:] {
		m.bytes -= len(m.order[0].file.Data)
		delete(m.made, m.order[0])
	}
}
