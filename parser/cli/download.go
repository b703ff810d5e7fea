package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
	"github.com/dsnlint/dsnlint/source"
)

var (
	curlSyntax = syntax{short: "oHXdAebcCFKmPQrtTuUwxYyzE", long: set(`output header request data data-raw data-binary user-agent
		cookie cookie-jar form max-time retry retry-delay retry-max-time connect-timeout user proxy proxy-user url cacert capath
		cert key resolve write-out output-dir ciphers tls-max interface referer range upload-file config pinnedpubkey`)}
	wgetSyntax = syntax{short: "OPoaUitTwQeBDI", maybe: "n", long: set(`output-document directory-prefix output-file append-output
		user-agent tries timeout wait header post-data user password http-user http-password ca-certificate ca-directory
		certificate private-key secure-protocol execute input-file base retry-connrefused waitretry`)}
	powershellSyntax = syntax{single: true, long: set("Uri OutFile Headers Method Body UserAgent Proxy")}
	aria2Syntax      = syntax{short: "dox", long: set("dir out")}
	awsSyntax        = syntax{long: set(`region profile output query endpoint-url ca-bundle color cli-read-timeout
		cli-connect-timeout db-instance-identifier db-cluster-identifier ca-certificate-identifier certificate-identifier engine
		engine-version db-parameter-group-name db-cluster-parameter-group-name db-parameter-group-family master-username
		master-user-password db-instance-class allocated-storage db-name storage-type acl sse exclude include`)}
)

// download reads a program that fetches files; only CA material counts.
func (c *command) download() {
	s := curlSyntax
	switch c.name {
	case "wget":
		s = wgetSyntax
	case "aria2c":
		s = aria2Syntax
	case "invoke-webrequest", "iwr", "invoke-restmethod":
		s = powershellSyntax
	}
	var urls []source.Text
	var output source.Text
	var extra []setting.Option
	for _, a := range args(c.argv[1:], s) {
		switch {
		case a.name.IsZero():
			urls = append(urls, a.word)
		case a.is("url", "Uri") || s.single && strings.EqualFold(a.name.String(), "uri"):
			urls = appendValue(urls, a)
		case c.insecure(a):
			extra = append(extra, setting.Option{Name: source.Decoded(a.name.Place(), "insecure"), Value: setting.Value{Kind: setting.Bare}, Layer: setting.InCall})
		case c.outputOption(a) && !a.bare:
			output = a.value
		case c.credential(a):
			c.found.Hide(a.value)
		}
	}
	for _, u := range urls {
		if r, ok := Download(u, output, c.where); ok {
			r.Attributes = append(r.Attributes, extra...)
			r.Attributes = append(r.Attributes, c.tool())
			c.found.Resources = append(c.found.Resources, r)
		}
	}
}

// tool is the attribute that names the program.
func (c *command) tool() setting.Option {
	p := c.argv[0].Place()
	return setting.Option{Name: source.Decoded(p, "tool"), Value: setting.Value{Text: source.Decoded(p, c.name), Kind: setting.Symbol}, Layer: setting.InCall}
}

// insecure reports whether an option switches the check of the server's certificate off.
func (c *command) insecure(a arg) bool {
	switch c.name {
	case "curl":
		return a.is("k", "insecure")
	case "wget":
		return a.is("no-check-certificate")
	case "aria2c":
		return a.is("check-certificate") && a.value.String() == "false"
	}
	return strings.EqualFold(a.name.String(), "SkipCertificateCheck")
}

func (c *command) outputOption(a arg) bool {
	switch c.name {
	case "curl":
		return a.is("o", "output")
	case "wget":
		return a.is("O", "output-document")
	case "aria2c":
		return a.is("o", "out")
	}
	return strings.EqualFold(a.name.String(), "OutFile")
}

// credential reports whether an option's value is a password or may hold one.
func (c *command) credential(a arg) bool {
	if c.name == "curl" && a.is("u", "U", "user", "proxy-user", "H", "header", "b", "cookie") {
		return true
	}
	return c.name == "wget" && a.is("password", "http-password", "header")
}

// Download describes the fetching of a file from a URL, if the last segment of the URL or of the output file's path
// looks like CA material. Its attributes are "url" and, where written, "output"; the caller adds how it is fetched.
func Download(url, output source.Text, where source.Place) (setting.Resource, bool) {
	scheme, _, ok := strings.Cut(url.String(), "://")
	if !ok || !downloadScheme(scheme) || !looksLikeCA(url.String()) && !looksLikeCA(output.String()) {
		return setting.Resource{}, false
	}
	anchor := url.Place()
	r := setting.Resource{
		Shape: setting.CLI, Type: "download", Name: withoutUser(url.String()), Where: where, Anchor: anchor,
		Attributes: []setting.Option{{Name: source.Decoded(anchor, "url"), Value: setting.Value{Text: url}, Layer: setting.InCall}},
		Hint:       setting.Hint{Language: "shell"},
	}
	if output.Len() > 0 {
		r.Attributes = append(r.Attributes, valued(source.Decoded(output.Place(), "output"), output))
	}
	return r, true
}

func downloadScheme(s string) bool {
	switch strings.ToLower(s) {
	case "http", "https", "ftp", "ftps", "s3", string(source.Hole):
		return true
	}
	return false
}

// withoutUser removes user and password from a URL, for the name that people see.
func withoutUser(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	authority, path, _ := strings.Cut(rest, "/")
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		authority = authority[i+1:]
	}
	return scheme + "://" + authority + "/" + path
}

// looksLikeCA reports whether the last segment of a URL or path is named like certificates.
func looksLikeCA(s string) bool {
	s, _, _ = strings.Cut(s, "?")
	s, _, _ = strings.Cut(s, "#")
	s = strings.ToLower(s[strings.LastIndexByte(s, '/')+1:])
	for _, end := range [...]string{".pem", ".crt", ".cer", ".p7b", ".jks", ".der", ".p12", ".pfx"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	for _, part := range [...]string{"ca-bundle", "rds-ca", "truststore", "global-bundle"} {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}
