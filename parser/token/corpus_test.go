package token

import (
	"fmt"
	"github.com/dsnlint/dsnlint/source"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCorpus(t *testing.T) {
	root := os.Getenv("CORPUS")
	if root == "" {
		t.Skip()
	}
	ls := map[string]Language{"py": Python, "java": Java, "kt": Kotlin, "groovy": Groovy, "scala": Scala, "js": JavaScript, "mjs": JavaScript, "ts": TypeScript, "tsx": TSX, "cs": CSharp}
	files, bytes, strs, calls, assigns, bad := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	var lexT, all time.Duration
	total := 0
	filepath.Walk(root, func(p string, i os.FileInfo, err error) error {
		if err != nil || i.IsDir() {
			return nil
		}
		ext := p[strings.LastIndex(p, ".")+1:]
		l, ok := ls[ext]
		if !ok || i.Size() > 1<<20 {
			return nil
		}
		b, _ := os.ReadFile(p)
		f := source.NewFile(p, b)
		t0 := time.Now()
		lx := newLexer(f, &dialects[l])
		lx.run()
		lexT += time.Since(t0)
		t0 = time.Now()
		u := Read(f, l)
		d := time.Since(t0)
		all += d
		if d > time.Second {
			fmt.Println("slow", p, d, len(b))
		}
		total += len(b)
		files[ext]++
		bytes[ext] += len(b)
		strs[ext] += len(u.Strings)
		calls[ext] += len(u.Calls)
		assigns[ext] += len(u.Assigns)
		if len(u.Problems) > 0 {
			bad[ext]++
			if bad[ext] < 25 {
				fmt.Println(p, u.Problems[0].Code, u.Problems[0].Message, f.At(u.Problems[0].Place.Span.Start).Line)
			}
		}
		check(t, u)
		return nil
	})
	fmt.Println(files, bytes, strs, calls, assigns, "bad", bad)
	fmt.Printf("lex %.0f MB/s all %.0f MB/s\n", float64(total)/lexT.Seconds()/1e6, float64(total)/all.Seconds()/1e6)
}
