package cloudformation_test
import ("testing";"time";"github.com/dsnlint/dsnlint/parser/cloudformation";"github.com/dsnlint/dsnlint/parser/yaml";"github.com/dsnlint/dsnlint/source")
func FuzzSlow(f *testing.F){
	f.Add("Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties:\n      X: !If [a, b, !Sub '${x}']\n")
	f.Add("Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties: !Join ['', [!Ref A, !GetAtt A.B]]\n")
 f.Fuzz(func(t *testing.T, src string){
  fl:=source.NewFile("t.yaml",[]byte(src))
  t0:=time.Now(); root,_:=yaml.Read(fl); d1:=time.Since(t0)
  t0=time.Now(); cloudformation.Find(fl,root); d2:=time.Since(t0)
  if d2>300*time.Millisecond { t.Fatalf("find %v",d2)}
  if d1>1500*time.Millisecond { t.Fatalf("yaml %v",d1)}
 })
}
