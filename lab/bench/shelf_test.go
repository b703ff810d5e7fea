package bench

import "testing"

func TestLastWords(t *testing.T) {
	for said, want := range map[string]string{
		"":                         "",
		"a line\nTraceback\n  x\n": "a line",
		"Error: certificate verify failed\n    at f (x.js:1)\n":                                "Error: certificate verify failed",
		"psql: error: connection to server at \"db\" (127.1.2.3), port 5432 failed: no\n":      "psql: error: connection to server at \"db\" (<address>), no",
		"failed to connect to postgres://lab:pw@db/lab: error":                                 "failed to connect to postgres://lab:***@db/lab: error",
		"open /tmp/dsnlint-lab1/runs/17-good/missing.pem: error":                               "open missing.pem: error",
		"007F5C1A2B3C4D5E:error:0A000086:SSL routines: certificate verify failed (SSL: error)": "<id>:error:<id>:SSL routines: certificate verify failed (SSL: error)",
	} {
		if got := lastWords(said); got != want {
			t.Errorf("%q: got %q, want %q", said, got, want)
		}
	}
}
