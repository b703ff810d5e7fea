package parser

import (
	"testing"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestScriptsNamedTwice reads a script that stands in one place and runs on two machines.
func TestScriptsNamedTwice(t *testing.T) {
	const template = `Mappings:
  Code:
    Jobs:
      userdata: |
        #!/bin/bash
        psql "host=h1 sslmode=disable"
        if then
Resources:
  A: {Type: AWS::EC2::Instance, Properties: {UserData: {Fn::Base64: {Fn::FindInMap: [Code, Jobs, userdata]}}}}
  B: {Type: AWS::EC2::Instance, Properties: {UserData: {Fn::Base64: {Fn::FindInMap: [Code, Jobs, userdata]}}}}
`
	p := New(setting.Known{})
	found := p.Parse([]*source.File{source.NewFile("stack.yaml", []byte(template))})
	if len(found.Problems) != 1 {
		t.Errorf("%d problems of one script", len(found.Problems))
	}
}
