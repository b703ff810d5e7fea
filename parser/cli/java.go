package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

// JavaOptions finds the system properties that decide about TLS among the words of a java command line or of a variable
// such as JAVA_TOOL_OPTIONS. name is the command or the variable; anchor is where it stands.
func JavaOptions(words []source.Text, name string, anchor, where source.Place) setting.Found {
	c := &command{name: name, where: where}
	r := setting.Resource{
		Shape: setting.CLI, Type: "java-options", Name: name, Where: where, Anchor: anchor,
		Hint: setting.Hint{Language: "java", Name: name},
	}
	for _, w := range words {
		if !strings.HasPrefix(w.String(), "-D") {
			continue
		}
		key, value, has := w.Slice(2, w.Len()).Cut("=")
		switch {
		case has && Secret(key.String()):
			c.found.Hide(value)
		case has && securityProperty(key.String()):
			if strings.HasPrefix(value.String(), "=") { // java.security.properties==file replaces the whole file
				value = value.Slice(1, value.Len())
			}
			r.Attributes = append(r.Attributes, valued(key, value))
		}
	}
	if len(r.Attributes) > 0 {
		c.found.Resources = append(c.found.Resources, r)
	}
	return c.found
}

func (c *command) javaOptions(words []source.Text, name string) {
	c.found.Add(JavaOptions(words, name, c.argv[0].Place(), c.where))
}

// securityProperty reports whether a Java system property decides about TLS.
func securityProperty(name string) bool {
	for _, prefix := range [...]string{
		"javax.net.ssl.", "jdk.tls.", "jdk.certpath.", "jdk.security.", "java.security.", "https.protocols", "https.cipherSuites",
		"jdk.internal.httpclient.disableHostnameVerification", "com.sun.net.ssl.", "oracle.net.", "com.ibm.jsse2.",
	} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
