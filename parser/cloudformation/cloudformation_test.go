package cloudformation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/parser/cloudformation"
	"github.com/dsnlint/dsnlint/parser/json"
	"github.com/dsnlint/dsnlint/parser/yaml"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

func find(path, src string) setting.Found {
	f := source.NewFile(path, []byte(src))
	if strings.HasSuffix(path, ".json") {
		root, _ := json.Read(f)
		return cloudformation.Find(f, root)
	}
	root, _ := yaml.Read(f)
	return cloudformation.Find(f, root)
}

// show lists resources and attributes, one a line: name = decoded text, its kind when it is no plain value, raw bytes.
func show(found setting.Found) string {
	var out []string
	for _, r := range found.Resources {
		out = append(out, r.Type+" "+r.Name+" at "+r.Anchor.Raw())
		for _, a := range r.Attributes {
			line := "  " + a.Name.String() + " = " + strings.ReplaceAll(a.Value.Text.String(), string(source.Hole), "?")
			switch {
			case a.Value.Kind == setting.Symbol:
				line += " symbol"
			case !a.Value.Known():
				line += " " + strings.Join(a.Value.Text.Refs(), ",")
			case a.Value.Text.Origin() == source.Fallback:
				line += " default of " + strings.Join(a.Value.Text.Refs(), ",")
			}
			out = append(out, line+" at "+a.Value.Text.Places()[0].Raw())
		}
	}
	for _, s := range found.Secrets {
		out = append(out, "secret "+s.Raw())
	}
	return strings.Join(out, "\n")
}

func TestFind(t *testing.T) {
	tests := []struct{ name, path, src, want string }{
		{"yaml", "t.yaml", `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Force:
    Type: String
    Default: '0'
  Other:
    Type: String
Resources:
  Group:
    Type: AWS::RDS::DBParameterGroup
    Properties:
      Family: postgres14
      Parameters:
        rds.force_ssl: !Ref Force
        log_statement: !Ref Other
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      EngineVersion: 14.7
      DBParameterGroupName: !Ref Group
      CACertificateIdentifier: rds-ca-2019
      MasterUserPassword: pw
      MultiAZ: true
  Bucket:
    Type: AWS::S3::Bucket
`, `AWS::RDS::DBParameterGroup Group at Group
  Family = postgres14 at postgres14
  Parameters.rds.force_ssl = 0 default of ref:Force at 0
  Parameters.log_statement = ? ref:Other at Other
AWS::RDS::DBInstance Database at Database
  Engine = postgres at postgres
  EngineVersion = 14.7 at 14.7
  DBParameterGroupName = Group symbol at Group
  CACertificateIdentifier = rds-ca-2019 at rds-ca-2019
  MultiAZ = true at true
secret pw`},
		{"condition", "t.yaml", `
Resources:
  Group:
    Type: AWS::RDS::DBClusterParameterGroup
    Properties:
      Family: aurora-mysql8.0
      Parameters:
        require_secure_transport: !If [Strict, 'ON', 'OFF']
        tls_version: !If
          - Old
          - TLSv1
          - !Ref AWS::NoValue
`, `AWS::RDS::DBClusterParameterGroup Group at Group
  Family = aurora-mysql8.0 at aurora-mysql8.0
  Parameters.require_secure_transport = ON at ON
  Parameters.require_secure_transport = OFF at OFF
  Parameters.tls_version = TLSv1 at TLSv1
  Parameters.tls_version = null at AWS::NoValue`},
		{"a default makes no resource", "t.yaml", `
Parameters:
  Legacy: {Type: String, Default: 'no'}
Conditions:
  IsLegacy: !Equals [!Ref Legacy, 'yes'] # whoever deploys the template decides
Resources:
  Group:
    Type: AWS::RDS::DBParameterGroup
    Condition: IsLegacy
    Properties:
      Family: postgres14
`, `AWS::RDS::DBParameterGroup Group at Group
  Family = postgres14 at postgres14`},
		{
			"json", "t.json", `{
 "Parameters": {"Major": {"Type": "String", "Default": "16"}},
 "Resources": {
  "Group": {"Type": "AWS::RDS::DBParameterGroup", "Properties": {
    "Family": {"Fn::Sub": "postgres${Major}"},
    "Parameters": {"rds.force_ssl": {"Fn::If": ["Strict", 1, "0"]}, "x": {"Fn::FindInMap": ["A", "b", "c"]}}}},
  "Db": {"Type": "AWS::RDS::DBInstance", "Properties": {
    "DBParameterGroupName": {"Ref": "Group"},
    "MasterUserPassword": {"Ref": "Secret"},
    "VPCSecurityGroups": [{"Fn::GetAtt": ["Sg", "GroupId"]}, "sg-1"],
    "DBName": {"Fn::Join": ["-", ["app", {"Ref": "Env"}, {"Ref": "Major"}]]}}}}}`,
			`AWS::RDS::DBParameterGroup Group at Group
  Family = postgres16 default of ref:Major at postgres
  Parameters.rds.force_ssl = 1 at 1
  Parameters.rds.force_ssl = 0 at 0
  Parameters.x = ? function:FindInMap at "x": {"Fn::FindInMap": ["A", "b", "c"]}
AWS::RDS::DBInstance Db at Db
  DBParameterGroupName = Group symbol at Group
  VPCSecurityGroups.0 = ? ref:Sg.GroupId at {"Fn::GetAtt": ["Sg", "GroupId"]}
  VPCSecurityGroups.1 = sg-1 at sg-1
  DBName = app-?-16 ref:Env,ref:Major at app`,
		},
		{"serverless framework", "serverless.yml", `
service: x
resources:
  Resources:
    Proxy:
      Type: AWS::RDS::DBProxy
      Properties:
        RequireTLS: false
`, `AWS::RDS::DBProxy Proxy at Proxy
  RequireTLS = false at false`},
		{"several documents", "t.yaml", "a: 1\n---\nResources:\n  P:\n    Type: AWS::RDS::DBProxy\n    Properties: {RequireTLS: true}\n", `AWS::RDS::DBProxy P at P
  RequireTLS = true at true`},
		{"kubernetes is no template", "k.yaml", "apiVersion: v1\nkind: ConfigMap\nResources:\n  a: b\n", ""},
		{"type behind a function", "t.yaml", "Resources:\n  A:\n    Type: !Ref X\n", ""},
		{"no properties", "t.yaml", "Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n", "AWS::RDS::DBCluster A at A"},
		{"resolved elsewhere", "t.yaml", "Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties:\n      MasterUserPassword: '{{resolve:secretsmanager:x}}'\n", "AWS::RDS::DBCluster A at A"},
		{"substitution with its own map", "t.yaml", `
Resources:
  A:
    Type: AWS::RDS::DBParameterGroup
    Properties:
      Family: !Sub
        - "postgres${Major}-${!Literal}"
        - Major: "14"
`, `AWS::RDS::DBParameterGroup A at A
  Family = postgres14-${Literal} at postgres`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(find(tt.path, tt.src)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	deep := "Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties:\n      X: " + strings.Repeat("[", 900) + strings.Repeat("]", 900) + "\n"
	find("t.yaml", deep)
	var b strings.Builder
	b.WriteString("Mappings:\n  a0: &a0 !Join ['', [x, x]]\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&b, "  a%d: &a%d !Join ['', [*a%d, *a%d]]\n", i, i, i-1, i-1)
	}
	b.WriteString("Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties:\n      X: *a39\n")
	find("t.yaml", b.String())
}

// FuzzFind asserts that no template makes the reader panic and that every place lies inside the file.
func FuzzFind(f *testing.F) {
	f.Add("Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties:\n      X: !If [a, b, !Sub '${x}']\n")
	f.Add("Resources:\n  A:\n    Type: AWS::RDS::DBCluster\n    Properties: !Join ['', [!Ref A, !GetAtt A.B]]\n")
	f.Fuzz(func(t *testing.T, src string) {
		file := source.NewFile("t.yaml", []byte(src))
		root, _ := yaml.Read(file)
		testkit.CheckFound(t, file, cloudformation.Find(file, root))
	})
}
