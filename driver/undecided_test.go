package driver_test

import (
	"testing"

	"github.com/dsnlint/dsnlint/driver"
	"github.com/dsnlint/dsnlint/fact"
	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// TestDoubt holds that an undecided connection says why, and a decided one nothing.
func TestDoubt(t *testing.T) {
	f := source.NewFile("a.py", []byte("connect(url)"))
	whole := source.Place{File: f, Span: source.Span{End: len(f.Data)}}
	with := func(id string, open []string, options ...setting.Option) *setting.Connection {
		return &setting.Connection{
			Shape: setting.Call, Where: whole, Anchor: whole, Open: open, Options: options,
			Hint: setting.Hint{Language: "python", Drivers: []string{id}, Source: "import"},
		}
	}
	option := func(name, ref string) setting.Option {
		return setting.Option{Name: source.Decoded(whole, name), Value: setting.OpaqueAt(whole, ref), Layer: setting.InCall}
	}
	written := func(name, value string) setting.Option {
		return setting.Option{Name: source.Decoded(whole, name), Value: setting.Value{Text: source.Decoded(whole, value)}, Layer: setting.InCall}
	}
	for _, tt := range []struct {
		name string
		in   *setting.Connection
		want fact.Doubt
	}{
		{"decided", with("psycopg2", nil, written("sslmode", "require")), ""},
		{"default", with("psycopg2", nil), ""},
		{"environment", with("psycopg2", nil, option("sslmode", "env:MODE")), fact.FromEnvironment},
		{"configuration", with("psycopg2", nil, option("sslmode", "property:Db:Mode")), fact.FromDeployment},
		{"template", with("psycopg2", nil, option("sslmode", "template")), fact.FromDeployment},
		{"parameter", with("psycopg2", nil, option("sslmode", "mode")), fact.FromName},
		{"call", with("psycopg2", nil, option("sslmode", "call")), fact.FromCode},
		{"more options", with("psycopg2", []string{""}), fact.OpenOptions},
		{"refused", with("psycopg2", nil, written("sslmode", "enabled")), fact.Rejected},
		{"no driver", &setting.Connection{Where: whole, Anchor: whole}, fact.NoDriver},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := driver.Read(tt.in, driver.Query{}); got.Doubt != tt.want {
				t.Errorf("%s, doubt %q; want %q", got.SSLMode, got.Doubt, tt.want)
			}
		})
	}
}
