module github.com/dsnlint/dsnlint/lab

go 1.26.0

require gopkg.in/yaml.v3 v3.0.1

// The cases are programs of many modules.
ignore ./cases
