package setting

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestSecretNames: a name that names a secret mentions it too.
func TestSecretNames(t *testing.T) {
	for _, tt := range []struct {
		want  string
		names []string
	}{
		{"names", []string{
			"password", "dbPassword", "DB_PASSWD", "pwd", "PGPASSWORD", "password2", "HTTPPassword", "requirepass", "REDIS_PW", "key-pass",
			"client_secret", "accessToken", "apiKey", "API_KEY", "api key", "secret_access_key", "Passphrase", "ssl_key_pass_phrase",
			"setPassword", "spring.datasource.password", "SharedAccessKey", "credentials", "admin_credentials", "AWS_SECRET_ACCESS_KEY",
			"authMechanismProperties", "a.scram_client_key", "sslkeycontent", strings.Repeat("long_", 100) + "token",
		}},
		{"mentions", []string{
			"PASSWORD_PROD", "passwordhash", "passwords", "allowCleartextPasswords", "sslpasswordcallback", "tokenUrl",
			"API_TOKENS", "secretName", "secret2", "dbPass1", "test_pass_2", "PWDLength", "cryptoCredentialsDetails.ca",
		}},
		{"nothing", []string{"", "_", "passwordFile", "API_TOKEN_PATH", "key", "sslkey", "ssl_key", "compass", "tokenizer", "bypass", "secretary", "passenger", "host", "scramserverkey2"}},
	} {
		for _, name := range tt.names {
			got := "nothing"
			switch {
			case NamesSecret(name) && MentionsSecret(name):
				got = "names"
			case MentionsSecret(name):
				got = "mentions"
			}
			if got != tt.want {
				t.Errorf("%.40q: got %s, want %s", name, got, tt.want)
			}
		}
	}
}

func BenchmarkMentionsSecret(b *testing.B) {
	for b.Loop() {
		MentionsSecret("maxConnectionPoolSize")
	}
}

// TestStems: no name of a secret is passed over by its lack of a stem.
func TestStems(t *testing.T) {
	names := slices.Concat(secretEnds, secretWords, slices.Collect(maps.Keys(secretNames)))
	for _, name := range names {
		if !MentionsSecret(name) {
			t.Errorf("%s mentions no secret", name)
		}
	}
}

func TestPathNamesSecret(t *testing.T) {
	for path, want := range map[string]bool{
		"passwords.0": true, "authTokens.1": true, "spec.users.0.password": true, "password": true, "tokens.0.1": true,
		"passwords": false, "hosts.0": false, "compass.0": false, "0": false, "": false, "password.length": false,
	} {
		if got := PathNamesSecret(path); got != want {
			t.Errorf("%q: %v", path, got)
		}
	}
}
