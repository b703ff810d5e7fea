package parser
import ("testing";"os";"github.com/dsnlint/dsnlint/driver";"github.com/dsnlint/dsnlint/source")
func BenchmarkZZ(b *testing.B){
 data,_:=os.ReadFile(os.Getenv("ZZ"))
 p:=New(driver.Known())
 b.Logf("match %v",p.Filter.Match(data))
 for b.Loop(){ p.Parse([]*source.File{source.NewFile(os.Getenv("ZZ"),data)}) }
}
