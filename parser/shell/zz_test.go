package shell
import ("testing";"os";"fmt")
func TestZZ(t *testing.T){ b,_:=os.ReadFile(os.Getenv("ZZ")); fmt.Println(show(read(string(b)))) }
