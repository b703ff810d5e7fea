package keys
import ("testing";"os";"strings";"fmt";"time")
func TestCorpus(t *testing.T){
 b,_:=os.ReadFile("/tmp/cfgs.txt")
 n:=0; slow:=time.Duration(0); st:=time.Now()
 for _,p:=range strings.Split(string(b),"\n"){
  d,err:=os.ReadFile(p); if err!=nil||len(d)>3000000 {continue}
  n++
  t0:=time.Now()
  found:=find(p,string(d))
  if e:=time.Since(t0); e>slow {slow=e; fmt.Println("slow",p,len(d),e)}
  found.Secrets=nil
  if s:=render(found); s!="" {fmt.Println("==",p); if len(s)>600{s=s[:600]}; fmt.Println(s)}
 }
 fmt.Println(n,time.Since(st))
}
