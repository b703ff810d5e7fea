package link

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// Offers are the words by which somebody may ask for definitions: Asks gives the same ones.
func Offers(definitions []setting.Definition) []string {
	var out []string
	seen := map[string]bool{}
	offer := func(word string) {
		if !seen[word] {
			seen[word] = true
			out = append(out, word)
		}
	}
	for _, d := range definitions {
		for _, word := range offersOf(d) {
			offer(word)
		}
	}
	return out
}

// inAnySpelling begins the word for a name that is compared without regard to its spelling.
const inAnySpelling = "~"

func offersOf(d setting.Definition) []string {
	out := []string{question(d.Ref)}
	if d.Block.File != nil {
		out = append(out, string(Sets)+"file/"+d.Block.File.Path+"/")
	}
	if key := folded(d.Ref); key != "" {
		out = append(out, inAnySpelling+key)
	}
	return out
}

// question is the word for a name: a set is asked for as a whole.
func question(ref string) string {
	if strings.HasPrefix(ref, string(Sets)) {
		return ref[:strings.LastIndexByte(ref, '/')+1]
	}
	return ref
}

// Asks are the words for all names that some units refer to, and those that the definitions of such names refer to, among
// the known ones.
func Asks(found, known []setting.Found) map[string]bool {
	words := map[string]bool{}
	ask := func(ref string) {
		words[question(ref)] = true
		if strings.HasPrefix(ref, propertyRef) {
			words[inAnySpelling+folded(ref)] = true
		}
	}
	for i := range found {
		for _, space := range Spaces() {
			for _, ref := range references(space, &found[i]) {
				ask(ref)
			}
		}
	}
	for before := -1; before < len(words); {
		before = len(words)
		for i := range known {
			for _, d := range known[i].Definitions {
				if asked(words, d) {
					for _, ref := range d.Value.Refs() {
						ask(ref)
					}
				}
			}
		}
	}
	return words
}

func asked(words map[string]bool, d setting.Definition) bool {
	for _, word := range offersOf(d) {
		if words[word] {
			return true
		}
	}
	return false
}
