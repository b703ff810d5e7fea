package policies

import (
	"strings"
	"testing"
	"time"
)

func TestServerDefaultsAreComplete(t *testing.T) {
	for _, row := range ServerDefaults() {
		if row.Platform == "" || row.Engine == "" || row.Parameter == "" || row.Target == "" || !strings.HasPrefix(row.Source, "https://") {
			t.Errorf("incomplete row: %+v", row)
		}
		if row.Enforced != "yes" && row.Enforced != "no" {
			t.Errorf("%s: enforced is %q", row.Family, row.Enforced)
		}
		if _, err := time.Parse(time.DateOnly, row.Read); err != nil {
			t.Errorf("%s: read on %q", row.Family, row.Read)
		}
	}
}

// TestFamiliesAreUnambiguous asserts that each family has one row, and which.
func TestFamiliesAreUnambiguous(t *testing.T) {
	tests := []struct{ family, want string }{
		{"postgres9.6", "no"},
		{"postgres10", "no"},
		{"postgres14", "no"},
		{"postgres15", "yes"},
		{"postgres18", "yes"},
		{"aurora-postgresql9.6", "no"},
		{"aurora-postgresql16", "no"},
		{"aurora-postgresql17", "yes"},
		{"mysql5.7", "no"},
		{"mysql8.0", "no"},
		{"mysql8.4", "no"},
		{"mariadb10.4", ""},
		{"mariadb10.5", "no"},
		{"mariadb10.11", "no"},
		{"mariadb11.4", "no"},
		{"mariadb11.8", "yes"},
		{"mariadb12.0", "yes"},
		{"aurora-mysql5.7", "no"},
		{"aurora-mysql8.0", "no"},
		{"aurora-mysql8.4", "yes"},
		{"sqlserver-ee-15.0", "no"},
		{"oracle-ee-19", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got := ""
		for _, row := range ServerDefaults() {
			if row.Platform != "aws-rds" || !row.Matches(tt.family) {
				continue
			}
			if got != "" {
				t.Errorf("%s: two rows", tt.family)
			}
			got = row.Enforced
		}
		if got != tt.want {
			t.Errorf("%s: got %q want %q", tt.family, got, tt.want)
		}
	}
}

func TestAuthorities(t *testing.T) {
	table := AuthorityTable()
	if table.WarnDays < 1 {
		t.Error("no days of warning")
	}
	for _, id := range table.Identifiers {
		if _, err := time.Parse(time.DateOnly, id.NotAfter); err != nil || id.Source == "" {
			t.Errorf("incomplete identifier: %+v", id)
		}
		for _, e := range id.Exceptions {
			if _, err := time.Parse(time.DateOnly, e.Date); err != nil || e.Region == "" {
				t.Errorf("%s: incomplete exception: %+v", id.Identifier, e)
			}
		}
	}
	for _, b := range table.Bundles {
		if b.Source == "" || b.Certain && (b.NotAfter == "" || !b.Legacy) {
			t.Errorf("incomplete bundle: %+v", b)
		}
	}
}

// TestAuthoritiesAreDated asserts that every row says where it was read, and when.
func TestAuthoritiesAreDated(t *testing.T) {
	table := AuthorityTable()
	rows := map[string][2]string{}
	for _, r := range table.Identifiers {
		rows[r.Identifier] = [2]string{r.Source, r.Read}
	}
	for _, r := range table.Bundles {
		rows[r.Name] = [2]string{r.Source, r.Read}
	}
	for _, r := range table.URLs {
		rows[r.Host+r.Path] = [2]string{r.Source, r.Read}
	}
	for _, r := range table.Roots {
		rows[r.Subject] = [2]string{r.Source, r.Read}
		if r.CA != "private" && r.CA != "public" {
			t.Errorf("%s: who signs with it is %q", r.Subject, r.CA)
		}
	}
	for _, r := range table.Profiles {
		rows[r.Name] = [2]string{r.Source, r.Read}
		if len(r.Holds) == 0 {
			t.Errorf("%s holds nothing", r.Name)
		}
	}
	for i, r := range table.Passwords {
		rows["password "+string(rune('0'+i))] = [2]string{r.Source, r.Read}
	}
	for name, row := range rows {
		if _, err := time.Parse(time.DateOnly, row[1]); err != nil || !strings.HasPrefix(row[0], "https://") {
			t.Errorf("%s: source %q read on %q", name, row[0], row[1])
		}
	}
}

func TestStatus(t *testing.T) {
	tests := []struct{ notAfter, asOf, want string }{
		{"2024-08-22", "2024-08-23", "expired"},
		{"2024-08-22", "2024-08-22", "expiring"},
		{"2024-08-22", "2024-05-24", "expiring"},
		{"2024-08-22", "2024-05-23", "ok"},
		{"", "2024-05-23", "ok"},
		{"soon", "2024-05-23", "ok"},
	}
	for _, tt := range tests {
		asOf, err := time.Parse(time.DateOnly, tt.asOf)
		if err != nil {
			t.Fatal(err)
		}
		if got := AuthorityTable().Status(tt.notAfter, asOf); got != tt.want {
			t.Errorf("%s on %s: got %s want %s", tt.notAfter, tt.asOf, got, tt.want)
		}
	}
}

func TestHostPatterns(t *testing.T) {
	seen := map[string]bool{}
	for _, h := range HostPatterns() {
		if h.Provider == "" || h.CA != "private" && h.CA != "public" || h.Source == "" || h.Confidence == "" {
			t.Errorf("incomplete row: %+v", h)
		}
		if seen[h.Pattern] {
			t.Errorf("%s: twice", h.Pattern)
		}
		seen[h.Pattern] = true
	}
}

func TestJavaAndProcessTables(t *testing.T) {
	for _, d := range JavaDefaults() {
		if d.Property == "" || d.Source == "" || len(d.Entries) == 0 {
			t.Errorf("incomplete row: %+v", d)
		}
	}
	for _, s := range ProcessSwitches() {
		if s.Name == "" || s.Effect == "" || s.Words == "" || s.Source == "" || !s.Any && len(s.Values) == 0 {
			t.Errorf("incomplete row: %+v", s)
		}
	}
}
