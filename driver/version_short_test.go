package driver

import "testing"

func TestShortVersionCoversItsReleases(t *testing.T) {
	table := &Table{
		Title: "x", Releases: []Release{{"5.7.11", "2016-02-05"}},
		Rows: []Row{{When: "a", Until: "5.7.11"}, {When: "a", Since: "5.7.11", Until: "8.0"}, {When: "a", Since: "8.0.13"}},
	}
	for _, tc := range []struct {
		name, exact string
		want        []string // where the bands begin
	}{
		{"a full version is in one band", "5.7.10", []string{""}},
		{"a short one stands for its newest releases", "5.7", []string{"5.7.11"}},
		{"before all bands", "5.6", []string{""}},
		{"a major version covers several bands", "8", []string{"8.0", "8.0.13"}},
		{"a minor version beyond them", "8.4", []string{"8.0.13"}},
		{"a cut without a date leaves both bands", "8.0", []string{"8.0", "8.0.13"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, b := range table.bands(Version{Exact: tc.exact}, "2021-11-21") {
				got = append(got, b.from)
			}
			if len(got) != len(tc.want) || got[0] != tc.want[0] || got[len(got)-1] != tc.want[len(tc.want)-1] {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestVersionWithoutNumberIsUnknown(t *testing.T) {
	for _, word := range []string{"latest", "lts", "*", "workspace"} {
		if got := readLine(t, "go-sql-driver", "dsn:tls=true dsn:allowFallbackToPlaintext=true", word); got.SSLMode != "prefer" || got.DriverVersion != "" {
			t.Errorf("%s: got %s, version %q", word, got.SSLMode, got.DriverVersion)
		}
	}
}
