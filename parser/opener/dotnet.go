package opener

import "strings"

// isValidation reports whether an option is a callback of .NET that checks the server's certificate.
func isValidation(name string) bool {
	last := lastSegment(name)
	return strings.HasSuffix(last, "CertificateValidationCallback") || last == "CertificateValidation"
}
