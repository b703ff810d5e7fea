package cli

import "testing"

func TestColour(t *testing.T) {
	tests := []struct {
		name     string
		word     string
		terminal bool
		env      map[string]string
		want     bool
	}{
		{"a terminal", "auto", true, nil, true},
		{"a pipe", "auto", false, nil, false},
		{"asked for", "always", false, map[string]string{"NO_COLOR": "1", "TERM": "dumb"}, true},
		{"refused", "never", true, map[string]string{"CLICOLOR_FORCE": "1"}, false},
		{"NO_COLOR", "auto", true, map[string]string{"NO_COLOR": "1"}, false},
		{"an empty NO_COLOR", "auto", true, map[string]string{"NO_COLOR": ""}, true},
		{"a dumb terminal", "auto", true, map[string]string{"TERM": "dumb"}, false},
		{"forced into a pipe", "auto", false, map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"not forced", "auto", false, map[string]string{"CLICOLOR_FORCE": "0"}, false},
		{"NO_COLOR wins", "auto", true, map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
		{"CLICOLOR off", "auto", true, map[string]string{"CLICOLOR": "0"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := colour(tt.word, tt.terminal, Env{Getenv: func(name string) string { return tt.env[name] }}); got != tt.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestColumns(t *testing.T) {
	tests := []struct {
		name     string
		columns  string
		terminal bool
		system   int
		want     int
	}{
		{"a pipe", "40", false, 80, 0},
		{"told by the system", "", true, 132, 132},
		{"told by the user", "40", true, 132, 40},
		{"told nonsense", "wide", true, 132, 132},
		{"told by nobody", "", true, 0, defaultColumns},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := Env{Terminal: tt.terminal, Columns: tt.system, Getenv: func(string) string { return tt.columns }}
			if got := columns(env); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}
