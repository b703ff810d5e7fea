// Package jvm reads Java source and the languages that look like it.
package jvm

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/token"
	"github.com/dsnlint/dsnlint/source"
)

// Read reads Java, or by the file's extension Kotlin, Groovy (also a Jenkinsfile) or Scala; the Unit's Language is "java" for all of them. It
// never fails: what cannot be read is among the Unit's Problems.
func Read(f *source.File) token.Unit {
	if strings.HasPrefix(strings.ToLower(path.Base(f.Path)), "jenkinsfile") {
		return token.Read(f, token.Groovy)
	}
	switch path.Ext(f.Path) {
	case ".kt", ".kts":
		return token.Read(f, token.Kotlin)
	case ".groovy", ".gradle", ".gvy":
		return token.Read(f, token.Groovy)
	case ".scala", ".sc", ".sbt":
		return token.Read(f, token.Scala)
	}
	return token.Read(f, token.Java)
}
