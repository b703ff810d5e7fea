package opener

import (
	"strings"
	"sync"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/setting"
)

// Catalog is what is known of openers, made ready for each language once for all files of a run.
type Catalog struct {
	mu        sync.Mutex
	languages map[string]*vocabulary
}

// vocabulary are the openers of one language, by what calls are compared with. They are read only.
type vocabulary struct {
	openers map[string][]*setting.Opener // by the last name of the callee
	objects []*setting.Opener            // openers that are an object under a well-known name: "assign:…"
	shapes  []*setting.Opener            // openers that are an object of a known shape: "object:…"
	classes map[string]*setting.Opener   // openers that are a class which a setting names: "class:…"
	roots   map[string]bool              // first segments of the openers' packages
	vendors map[string]bool              // and the first three
	schemes map[string]setting.Scheme
}

// Find is the function Find for one file of many, with the same known openers and schemes for all of them.
func (c *Catalog) Find(u token.Unit, known setting.Known, beside ...Beside) setting.Found {
	return find(c, u, known, beside)
}

// of are the openers of a language.
func (c *Catalog) of(language string, known setting.Known) *vocabulary {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.languages == nil {
		c.languages = map[string]*vocabulary{}
	}
	if c.languages[language] == nil {
		c.languages[language] = vocabularyOf(language, known)
	}
	return c.languages[language]
}

func vocabularyOf(language string, known setting.Known) *vocabulary {
	f := &vocabulary{
		openers: map[string][]*setting.Opener{}, classes: map[string]*setting.Opener{}, roots: map[string]bool{}, vendors: map[string]bool{}, schemes: map[string]setting.Scheme{},
	}
	for i := range known.Openers {
		o := &known.Openers[i]
		if o.Language != language {
			continue
		}
		if strings.HasPrefix(o.Callee, "assign:") {
			f.objects = append(f.objects, o)
			continue
		}
		if strings.HasPrefix(o.Callee, objectOf) {
			f.shapes = append(f.shapes, o)
			continue
		}
		name := strings.TrimPrefix(o.Callee, "new:")
		if class, ok := strings.CutPrefix(name, classOnly); ok {
			f.classes[class] = o
			continue
		}
		last := lastSegment(name)
		f.openers[last] = append(f.openers[last], o)
		f.roots[firstSegment(name)], f.vendors[vendor(name)] = true, true
	}
	for _, s := range known.Schemes {
		if _, taken := f.schemes[s.Name]; !taken {
			f.schemes[s.Name] = s
		}
	}
	return f
}
