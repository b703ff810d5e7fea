package token
import ("testing";"os";"os/exec";"bufio";"encoding/json";"fmt";"strconv";"github.com/dsnlint/dsnlint/source";"github.com/dsnlint/dsnlint/setting")
func TestJS(t *testing.T) {
	root := os.Getenv("JSROOT")
	if root == "" { t.Skip() }
	script := "/tmp/acorn.js"; if os.Getenv("TS") != "" { script = "/tmp/tsoracle.js" }; cmd := exec.Command("node","--expose-internals",script,root)
	if os.Getenv("JAVAO") != "" { cmd = exec.Command("java","-cp","/tmp/jo","O",root) }; out,_ := cmd.StdoutPipe(); cmd.Start()
	sc := bufio.NewScanner(out); sc.Buffer(nil, 64<<20)
	n, ns, nc, bs, bc, extra := 0,0,0,0,0,0
	for sc.Scan() {
		var w oracleFile
		json.Unmarshal(sc.Bytes(), &w)
		data,_ := os.ReadFile(w.Path)
		f := source.NewFile(w.Path, data)
		d := &dialects[JavaScript]; if os.Getenv("TS") != "" { d = &dialects[TypeScript]; if w.Path[len(w.Path)-1]==120 { d=&dialects[TSX] } }
		if os.Getenv("JAVAO") != "" { d = &dialects[Java] }
		lex := newLexer(f, d); lex.run()
		p := &finder{src: lex.src, file: f, d: d, toks: lex.out, unit: Unit{File: f, Imports: map[string]string{}, Outer: []int{0}}}
		p.statements(len(p.toks)-1); p.finish()
		n++
		lits := map[source.Span]string{}
		for _, e := range p.lits { if e.Value==setting.String { lits[e.Place.Span]=e.Text.String() } }
		at := func(v [3]any) source.Span { return source.Span{Start: int(v[0].(float64)), End: int(v[1].(float64))} }
		for _, s := range w.Strings { ns++; if got, ok := lits[at(s)]; !ok || got != s[2].(string) { bs++; if bs < 15 { fmt.Println("S", w.Path, f.At(at(s).Start).Line, ok, got, s[2]) } } }
		calls := map[source.Span]string{}
		for _, c := range p.unit.Calls { calls[c.Place.Span] = strconv.Itoa(len(c.Args)) }
		want := map[source.Span]bool{}
		for _, c := range w.Calls { nc++; want[at(c)]=true; if got, ok := calls[at(c)]; !ok || got != c[2].(string) {
			raw := source.Place{File:f,Span:at(c)}.Raw(); if len(raw)>8 && raw[:8]=="require(" {continue}
			bc++; if bc < 40 { fmt.Println("C", w.Path, f.At(at(c).Start).Line, ok, got, c[2], raw[:min(80,len(raw))]) } } }
		for s := range calls { if !want[s] { raw := source.Place{File:f,Span:s}.Raw(); extra++; if extra < 100 { fmt.Println("X", w.Path, f.At(s.Start).Line, raw[:min(80,len(raw))]) } } }
	}
	fmt.Println(n, "files", ns, "strings", bs, "bad", nc, "calls", bc, "bad", extra, "extra")
}
