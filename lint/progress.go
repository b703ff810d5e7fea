package lint

import "sync"

// Progress is how far a run has come.
type Progress struct {
	Stage string // what is being done, in words
	Done  int    // files; of Total, 0 where the stage does not count
	Total int
}

func (o Options) reached(p Progress) {
	if o.Progress != nil {
		o.Progress(p)
	}
}

// counter returns what counts the files that a stage is done with. Several may count at once.
func (o Options) counter(stage string, total int) func(files int) {
	if o.Progress == nil {
		return func(int) {}
	}
	var turn sync.Mutex
	done := 0
	return func(files int) {
		turn.Lock()
		defer turn.Unlock()
		done += files
		o.Progress(Progress{stage, done, total})
	}
}
