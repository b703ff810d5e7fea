package driver

import "testing"

// TestC reads options as C programs set them: values are constants, numbers and paths.
func TestC(t *testing.T) {
	for _, tt := range []struct{ id, spec, want string }{
		{"libpq", "sslmode=require", "require"},
		{"libpq", "sslmode=require sslrootcert=/ca.pem", "verify-ca"},
		{"libpq", "", "prefer"},
		{"mysql-c-api", "", "disable"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_DISABLED ssl_ca=/ca.pem", "disable"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_PREFERRED", "prefer"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_PREFERRED ssl_ca=/ca.pem", "prefer"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_REQUIRED", "require"},
		{"mysql-c-api", "ssl_mode=3", "require"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_REQUIRED ssl_ca=/ca.pem", "verify-ca"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_VERIFY_CA ssl_ca=/ca.pem", "verify-ca"},
		{"mysql-c-api", "ssl_mode=SSL_MODE_VERIFY_IDENTITY ssl_ca=/ca.pem", "verify-full"},
		{"mysql-c-api", "ssl_ca=/ca.pem", "prefer"},
		{"mysql-c-api", "ssl_ca=/ca.pem ssl_verify=1", "verify-full"},
		{"mysql-c-api", "ssl_ca=/ca.pem ssl_verify=0", "prefer"},
		{"mysql-c-api", "ssl_enforce=1", "prefer"},
		{"mysql-c-api", "default_file=/etc/my.cnf", "unknown"},
		{"libmongoc", "tls=true", "verify-full"},
		{"libmongoc", "tls=true tlsAllowInvalidCertificates=true", "require"},
		{"libmongoc", "tls=true tlsAllowInvalidHostnames=true", "verify-ca"},
		{"libmongoc", "", "disable"},
		{"hiredis", "", "disable"},
		{"hiredis", "tls=ctx", "unknown"},
	} {
		t.Run(tt.id+" "+tt.spec, func(t *testing.T) {
			if got := readLine(t, tt.id, tt.spec, "").SSLMode; string(got) != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
