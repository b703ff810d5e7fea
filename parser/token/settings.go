package token

import (
	"slices"
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// isSettings reports whether a class is one of pydantic's settings, by its bases: its fields are read from the environment.
func isSettings(bases []Arg) bool {
	return slices.ContainsFunc(bases, func(a Arg) bool {
		return a.Value.Kind == Name && strings.HasSuffix(a.Value.Path, "BaseSettings")
	})
}

// settingsConfig reads model_config = SettingsConfigDict(env_prefix="APP_"), and env_prefix = "APP_".
func (p *finder) settingsConfig(target, value Expr) {
	if p.ctx.settings == nil {
		return
	}
	if value.Kind == CallOf {
		for _, a := range value.Call.Args {
			if a.Name.String() == "env_prefix" {
				*p.ctx.settings = a.Value.Text.String()
			}
		}
	}
	if target.Path == "env_prefix" {
		*p.ctx.settings = value.Text.String()
	}
}

// settingsField reads what follows the type of a field: a variable of the environment, with the default that it has. The
// field is assigned to "*.field", as it is known by that name on any object.
func (p *finder) settingsField(start int, field Expr) {
	name := strings.ToUpper(*p.ctx.settings + field.Path)
	var fallback Expr
	if p.accept('=') {
		if fallback = p.tuple(); fallback.Kind == CallOf && strings.HasSuffix(fallback.Call.Callee, "Field") {
			name, fallback = fieldOf(fallback.Call, name)
		}
	}
	value := Expr{Kind: Name, Place: field.Place, Path: "os.environ." + name}
	if fallback.Kind != Unknown && (fallback.Kind != Literal || fallback.Value != setting.Null) {
		value = Expr{Kind: ChoiceOf, Place: p.from(start), Items: []Expr{value, fallback}, Default: true}
	}
	p.assign(Assign{Target: "*." + field.Path, TargetPlace: field.Place, Value: value, Place: p.from(start)})
}

// fieldOf reads Field(default, validation_alias="NAME"): the variable's name and the default.
func fieldOf(c *Call, name string) (string, Expr) {
	var fallback Expr
	for i, a := range c.Args {
		switch a.Name.String() {
		case "":
			if i == 0 {
				fallback = a.Value
			}
		case "default":
			fallback = a.Value
		case "env", "alias", "validation_alias":
			if t := a.Value.Text; a.Value.Kind == Literal && !strings.ContainsRune(t.String(), source.Hole) {
				name = t.String()
			}
		}
	}
	return name, fallback
}
