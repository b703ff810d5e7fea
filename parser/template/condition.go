package template

// truth is what is known of a condition.
type truth uint8

const (
	maybe truth = iota
	yes
	no
)

// truth decides a condition where all that it depends on is known.
func (a action) truth(x expr) truth {
	if x.kind == call {
		switch {
		case x.name == "not" && len(x.args) == 1:
			return [...]truth{maybe, no, yes}[a.truth(x.args[0])]
		case x.name == "and", x.name == "or":
			return a.joined(x)
		case (x.name == "eq" || x.name == "ne") && len(x.args) >= 2:
			return a.equal(x)
		case x.name == "empty" && len(x.args) == 1:
			return [...]truth{maybe, no, yes}[a.truth(x.args[0])]
		}
	}
	t := a.text(x)
	if !t.Known() {
		return maybe
	}
	switch t.String() {
	case "", "false", "0", "null", "nil":
		return no
	}
	return yes
}

// joined decides "and" and "or".
func (a action) joined(x expr) truth {
	stop, rest := no, yes
	if x.name == "or" {
		stop, rest = yes, no
	}
	out := rest
	for _, arg := range x.args {
		switch a.truth(arg) {
		case stop:
			return stop
		case maybe:
			out = maybe
		}
	}
	return out
}

// equal decides "eq" and "ne".
func (a action) equal(x expr) truth {
	first := a.text(x.args[0])
	out := no
	for _, arg := range x.args[1:] {
		other := a.text(arg)
		if !first.Known() || !other.Known() {
			return maybe
		}
		if first.String() == other.String() {
			out = yes
		}
	}
	if x.name == "ne" {
		return [...]truth{maybe, no, yes}[out]
	}
	return out
}
