//go:build !unix

package cli_test

import "github.com/rogpeppe/go-internal/testscript"

// makeFIFO stops the script: this system has no named pipes among its files.
func makeFIFO(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no named pipes here") }
