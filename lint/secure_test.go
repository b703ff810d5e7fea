package lint

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dsnlint/dsnlint/internal/testkit"
	"github.com/dsnlint/dsnlint/source"
)

// TestSecureParametersAreNamed holds that what is given to a parameter is a secret where the template says so, whatever it
// is called and in whichever file it is given.
func TestSecureParametersAreNamed(t *testing.T) {
	const template = `{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
"parameters": {"Entry": {"type": "SecureString"}, "extra": {"type": "secureObject"}, "tls": {"type": "string"}},
"resources": [{"type": "Microsoft.Sql/servers", "name": "s", "properties": {"minimalTlsVersion": "[parameters('tls')]", "administratorLoginPassword": "[parameters('entry')]"}}]}`
	const inner = `@secure()
param entry string
param tls string
resource s 'Microsoft.Sql/servers@2021-11-01' = {
  name: 's'
  properties: { minimalTlsVersion: tls }
}
`
	tests := []struct{ name, beside, text, file, given string }{
		{
			"a file of parameters", "azuredeploy.json", template, "azuredeploy.parameters.json",
			`{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {"tls": {"value": "1.0"}, "entry": {"value": "CANARY"}, "extra": {"value": {"a": ["CANARY"]}}}}`,
		},
		{"the call of a module", "inner.bicep", inner, "main.bicep", "module m 'inner.bicep' = { name: 'm', params: { tls: '1.0', entry: 'CANARY' } }\n"},
		{"parameters in Bicep", "inner.bicep", inner, "prod.bicepparam", "using 'inner.bicep'\nparam tls = '1.0'\nparam entry = 'CANARY'\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			secret := testkit.NewCanary(false).Secret("")
			given := strings.ReplaceAll(tt.given, "CANARY", secret)
			dir := t.TempDir()
			for file, text := range map[string]string{tt.beside: tt.text, tt.file: given} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			r, err := Run(context.Background(), Options{WorkDir: dir, AsOf: day})
			if err != nil {
				t.Fatal(err)
			}
			named := map[string][]source.Span{}
			for f, spans := range r.Secrets {
				named[f.Path] = spans
			}
			if len(r.Findings) == 0 {
				t.Error("the parameters were not read with their template")
			}
			uncovered(t, tt.file, []byte(given), []byte(secret), named[tt.file])
		})
	}
}
