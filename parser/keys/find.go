package keys

import (
	"strings"

	"github.com/dsnlint/dsnlint/parser/cli"
	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// maxNested is how many files inside files are followed.
const maxNested = 3

// Known is what must be known about drivers and programs, made ready for files of keys once for all of them.
type Known struct {
	setting.Known
	index     index
	makers    blockIndex
	resources map[string]bool   // the types of resources that the tables of servers know
	charts    cli.Charts        // the charts among them
	modules   map[string]string // those that are modules of Ansible, by all of their names
}

// Prepare makes what is known ready.
func Prepare(known setting.Known) *Known {
	out := &Known{
		Known: known, index: newIndex(known.Keys), makers: newBlockIndex(known.Blocks),
		resources: map[string]bool{}, modules: modulesOf(known.Resources), charts: cli.ChartsOf(known.Resources),
	}
	for _, t := range known.Resources {
		out.resources[t] = true
	}
	return out
}

// With returns k where names have the values that other files give them.
func (k *Known) With(values map[string]source.Text) *Known {
	with := *k
	with.Values = values
	return &with
}

// Find returns the settings in a file's tree. kind is KindOf's answer. Places that an alias repeats are reported once.
// The result holds no problems of its own except those of files inside the file.
func Find(f *source.File, root *tree.Node, kind Kind, known *Known) setting.Found {
	return FindWith(f, root, kind, known, Beside{})
}

// newFinder is for one reading of a file, with the files of its configuration beside it.
func newFinder(f *source.File, known *Known, beside Beside) *finder {
	return &finder{
		file: f, name: WithoutTemplateEnd(baseName(f.Path)), known: known, layers: beside, index: known.index, makers: known.makers,
		values: known.Values, left: maxTaken, seen: map[source.Place]bool{}, secrets: map[source.Place]bool{}, referred: map[source.Place]bool{}, told: map[source.Place]bool{},
	}
}

// FindEach is Find for each of the top-level blocks of a tree by itself, as they share values that names stand for.
func FindEach(f *source.File, root *tree.Node, kind Kind, known *Known) setting.Found {
	fd := newFinder(f, known, Beside{})
	for _, n := range root.Children {
		clear(fd.seen)
		fd.run(&tree.Node{Children: []*tree.Node{n}, Place: n.Place}, kind, 0)
	}
	return fd.found
}

// finder holds what one file's trees share.
type finder struct {
	file     *source.File
	name     string // what the file, or the one inside it that is being read, is called
	known    *Known
	layers   Beside
	index    index
	makers   blockIndex
	found    setting.Found
	seen     map[source.Place]bool // scalars that are settled: reported, or part of something reported
	secrets  map[source.Place]bool
	told     map[source.Place]bool  // variables that a server's image is told its configuration by, and is reported with
	values   map[string]source.Text // what names are worth: those of known.Values, and those that the file itself sets
	wants    bool                   // a connection string is known by a name only
	referred map[source.Place]bool  // scalars that others refer to by their name
	own      bool                   // values is no other reading's too
	sorted   map[string][]string    // the names of variables in values, by set; nil where it is to be made
	left     int                    // variables that may still be taken from sets
}

// scope is one tree: the file's own, or that of a file inside it.
type scope struct {
	*finder
	kind     Kind
	depth    int
	root     *tree.Node
	nodes    []entry
	names    map[string]*tree.Node   // what a name in a placeholder may mean; nil until one is met
	defaults map[string][]*tree.Node // the mappings at the paths of Block.Defaults that were looked for
	written  map[*tree.Node]string   // contents of files, with the names that stand beside them
	roots    []*tree.Node            // the documents of the tree
	objects  map[*tree.Node]bool     // the mappings that are objects of Kubernetes of known kinds

	beside    map[string]source.Text                // the variables of the environment that is being read
	given     map[*tree.Node]map[string]source.Text // those that the words of a command are given
	inherited map[*tree.Node][]variable             // those that an environment has from around it
	consumed  map[source.Place]bool                 // the values of those
}

func (fd *finder) scope(root *tree.Node, kind Kind, depth int) *scope {
	return &scope{
		finder: fd, kind: kind, depth: depth, root: root, defaults: map[string][]*tree.Node{}, roots: documents(root),
		given: map[*tree.Node]map[string]source.Text{}, consumed: map[source.Place]bool{}, objects: map[*tree.Node]bool{},
	}
}

func (fd *finder) run(root *tree.Node, kind Kind, depth int) {
	if root == nil {
		return
	}
	if depth > maxNested {
		fd.found.Cut(root.Place, source.TooDeep, "files stand in each other more than 3 deep; those from here on were not read")
		return
	}
	if kind.isXML() {
		root = members(root)
	}
	if kind.unflattened(root) {
		root = unflatten(root)
	}
	s := fd.scope(root, kind, depth)
	s.decodeSecrets(root)
	s.spread(root, 0)
	s.sets(root)
	s.nodes = s.entries(root)
	s.written = contents(s.nodes)

	if kind != OpenAPI && kind != HBA {
		s.serverConfs()
		s.hbaLists()
	}
	switch kind {
	case ServerConf:
	case HBA:
		s.hba(root)
	case MyCnf:
		if !s.maxScale(root) && !s.proxySQL(root) {
			s.myCnf(root)
		}
	case PostgresConf:
		s.postgresConf(root)
	case CloudFormation:
		s.environments()
		s.programs()
	case OpenAPI:
	case Plain:
		s.pgbouncer(root)
		s.pgpool(root)
		s.freeTDS(root)
		fallthrough
	default:
		s.anything()
	}
	s.parameters()
	s.fetches()
	mark := len(s.found.Connections)
	s.scalars()
	s.repeated(mark)
}

// anything reads what may stand in files of any program.
func (s *scope) anything() {
	s.javaSecurity(s.root)
	s.customs()
	s.pods()
	s.composed()
	s.tasks()
	s.releases()
	s.deployments()
	s.environments()
	s.programs()
	s.groups()
	s.blocks()
}

// scalars reports the connection strings, downloads and secrets among the values that nothing else took, and follows
// the files inside the file.
func (s *scope) scalars() {
	for _, e := range s.nodes {
		if v := e.node.Value; !v.Text.IsZero() && v.Kind != setting.Bare {
			s.scalar(e.path, e.node)
		}
	}
}

func (s *scope) prose(key string) bool {
	return key != "" && (isProse(key) || s.kind == OpenAPI && isExample(key))
}

// entry is a node with its dotted path.
type entry struct {
	path string
	node *tree.Node
}

// entries lists every node once, parents first, without prose and what is below it. Nodes that aliases share stand at
// the anchor.
func (s *scope) entries(root *tree.Node) []entry {
	var out []entry
	walkOnce(root, "", map[*tree.Node]bool{}, func(p string, n *tree.Node) bool {
		if s.prose(n.Key.String()) {
			return false
		}
		out = append(out, entry{path: p, node: n})
		return true
	})
	return out
}

func walkOnce(n *tree.Node, p string, seen map[*tree.Node]bool, visit func(string, *tree.Node) bool) {
	if seen[n] {
		return
	}
	seen[n] = true
	if !visit(p, n) {
		return
	}
	for i, c := range n.Children {
		walkOnce(c, tree.Join(p, c.Name(i)), seen, visit)
	}
}

// value is a node's value with placeholders resolved in the kind's style, and marked as a default where the file only
// holds defaults.
func (s *scope) value(n *tree.Node) setting.Value {
	v := s.resolve(n.Value, n.Tag)
	s.wants = s.wants || v.Kind == setting.Opaque && isURL(n.Key.String())
	return v
}

func (s *scope) resolve(v setting.Value, tag string) setting.Value {
	switch {
	case v.Kind == setting.Opaque && tag == "":
		return setting.ValueOf(s.filled(v.Text))
	case v.Kind == setting.Bare, v.Kind == setting.Opaque, v.Text.IsZero():
		return v
	case tag != "" && !readable(tag):
		return setting.Value{Text: source.UnknownAt(v.Text.Place(), "tag"), Kind: setting.Opaque}
	}
	if v.Kind == setting.String {
		v.Text = s.filled(s.expand(v.Text))
	}
	if s.kind == HelmValues && isBase(s.file.Path) {
		v.Text = v.Text.AsFallback("values")
	}
	return typed(v)
}

// filled puts in what the file itself and other files give the names that a value refers to, and notes the name of one
// that is nothing else.
func (s *scope) filled(t source.Text) source.Text {
	for range maxHops {
		next, ok := t.Fill(s.passing(t))
		if !ok || next.Len() > maxFilled {
			break
		}
		t = next
	}
	t = s.named(t, 0)
	if t.String() == hole {
		s.found.References = append(s.found.References, t.Refs()...)
	}
	return t
}

const (
	maxHops   = 4       // names whose values are names
	maxFilled = 1 << 16 // bytes of a value that is put together from others

	maxProduct = 1 << 20 // bytes of a value times those of another that it stands in, which may name it over and over
	maxParts   = 1 << 10 // pieces of a value times those of another likewise
)

// passing gives the values of the names that a value refers to, as they are read there.
func (s *scope) passing(t source.Text) map[string]source.Text {
	refs := t.Refs()
	if len(refs) == 0 || len(s.beside) == 0 && len(s.values) == 0 {
		return nil
	}
	out := make(map[string]source.Text, len(refs))
	for _, ref := range refs {
		value, ok := s.beside[ref]
		if !ok {
			value, ok = s.values[ref]
		}
		if ok && value.Len()*t.Len() <= maxProduct && value.Parts()*t.Parts() <= maxParts {
			out[ref] = value.Passing(t.Place())
		}
	}
	return out
}

// readable reports tags whose text still is the value: those that only substitute placeholders.
func readable(tag string) bool {
	return tag == "!Sub" || strings.EqualFold(tag, "!env") || tag == "!str" || strings.HasPrefix(tag, providerTag)
}

// scalar settles one value.
func (s *scope) scalar(p string, n *tree.Node) {
	if s.seen[n.Value.Text.Place()] {
		return
	}
	s.beside = s.given[n]
	v := s.value(n)
	s.beside = nil
	if s.connection(p, n, v) {
		return
	}
	s.download(p, n)
	if n.Value.Kind != setting.Bool && setting.MentionsSecret(n.Key.String()) {
		s.secret(v.Text)
		return
	}
	s.nested(n)
}

// secret notes the raw bytes of a value that no output may show.
func (s *scope) secret(t source.Text) {
	if t.Len() == 0 || t.String() == hole {
		return
	}
	for _, p := range t.Places() {
		if p.Span.Len() > 0 && !s.secrets[p] {
			s.secrets[p] = true
			s.found.Secrets = append(s.found.Secrets, p)
		}
	}
}
