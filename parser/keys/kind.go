// Package keys finds settings in configuration files, whatever their format: connection strings among the values, keys
// that belong to one connection, environment blocks, files inside files, and the option files of servers.
package keys

import (
	"path"
	"strings"

	"github.com/dsnlint/dsnlint/parser/tree"
	"github.com/dsnlint/dsnlint/setting"
)

// Kind is what a configuration file is for. It decides on the syntax of placeholders and on what keys mean.
type Kind string

// The kinds.
const (
	Plain          Kind = "plain"
	Spring         Kind = "spring"     // application.yml, application.properties and what else has a "spring" key
	Compose        Kind = "compose"    // Docker Compose
	Kubernetes     Kind = "kubernetes" // manifests
	HelmValues     Kind = "helm-values"
	GitHub         Kind = "github" // GitHub Actions
	GitLab         Kind = "gitlab" // GitLab CI
	Env            Kind = "env"
	MyCnf          Kind = "my.cnf"
	PostgresConf   Kind = "postgresql.conf"
	JavaSecurity   Kind = "java.security"
	Properties     Kind = "properties"
	AppSettings    Kind = "appsettings"
	PackageJSON    Kind = "package.json"
	OpenAPI        Kind = "openapi"        // also JSON Schema: what stands there describes values
	CloudFormation Kind = "cloudformation" // only its connection strings, variables and known blocks are ours
	XML            Kind = "xml"
	SpringXML      Kind = "spring-xml"
	WebConfig      Kind = "web.config"
	Persistence    Kind = "persistence.xml"
	Unit           Kind = "unit"       // of systemd
	Serverless     Kind = "serverless" // the Serverless Framework
	ServerConf     Kind = "server"     // the configuration of a server whose keys look like those of clients
	HBA            Kind = "pg_hba.conf"
	Terraform      Kind = "terraform" // the arguments of blocks, with their values evaluated
)

// KindOf decides by the file's name first, then by its content. root may be nil.
func KindOf(file string, root *tree.Node) Kind {
	base := WithoutTemplateEnd(baseName(file))
	if k := kindByName(base, strings.ToLower(file)); k != "" {
		return k
	}
	if root == nil {
		return Plain
	}
	if hasMarkup(root) || strings.HasSuffix(base, ".xml") || strings.HasSuffix(base, ".config") || strings.HasSuffix(base, ".ktr") || strings.HasSuffix(base, ".kjb") {
		return xmlKind(root)
	}
	if root.Env {
		return Env
	}
	for _, doc := range documents(root) {
		if k := kindByContent(doc); k != "" {
			return k
		}
	}
	if strings.HasSuffix(base, ".properties") {
		return Properties
	}
	return Plain
}

// baseName is the last part of a file's name, in lower case.
func baseName(file string) string {
	return strings.ToLower(path.Base(strings.ReplaceAll(file, `\`, "/")))
}

func kindByName(base, file string) Kind {
	ext := path.Ext(base)
	yaml := ext == ".yml" || ext == ".yaml"
	switch {
	case calledHBA(base):
		return HBA
	case ownFormat(base):
		return ServerConf
	case ext == ".cnf", base == "my.ini":
		return MyCnf
	case ext == ".conf" && strings.HasPrefix(base, "postgres"):
		return PostgresConf
	case strings.HasPrefix(base, "java.security"), strings.HasSuffix(base, ".java.security"):
		return JavaSecurity
	case yaml && strings.HasPrefix(base, "kustomization."):
		return Kubernetes
	case yaml && (strings.HasPrefix(base, "serverless.") || strings.HasPrefix(base, "serverless-")):
		return Serverless
	case base == "package.json":
		return PackageJSON
	case ext == ".json" && strings.HasPrefix(base, "appsettings"):
		return AppSettings
	case yaml && (strings.HasPrefix(base, "docker-compose") || strings.HasPrefix(base, "compose.") || strings.HasPrefix(base, "compose-")):
		return Compose
	case yaml && strings.Contains(file, ".github/"):
		return GitHub
	case yaml && strings.HasSuffix(strings.TrimSuffix(base, ext), ".gitlab-ci"):
		return GitLab
	case (yaml || ext == ".properties") && (strings.HasPrefix(base, "application") || strings.HasPrefix(base, "bootstrap.") || strings.HasPrefix(base, "bootstrap-")):
		return Spring
	case yaml && (strings.HasPrefix(base, "values.") || strings.HasPrefix(base, "values-") || strings.HasPrefix(base, "values_") || strings.HasSuffix(base, "values"+ext)):
		return HelmValues
	case base == "persistence.xml":
		return Persistence
	}
	return ""
}

// documents returns the documents of a file: the root itself, or its elements where it is a list.
func documents(root *tree.Node) []*tree.Node {
	if root.List {
		return root.Children
	}
	return []*tree.Node{root}
}

func kindByContent(doc *tree.Node) Kind {
	has := func(name string) bool { return doc.Child(name) != nil }
	switch {
	case has("apiVersion") && has("kind"):
		return Kubernetes
	case isCloudFormation(doc):
		return CloudFormation
	case has("openapi"), has("swagger"), has("$schema") && has("properties"), has("$schema") && has("definitions"):
		return OpenAPI
	case has("ConnectionStrings"):
		return AppSettings
	case isCompose(doc):
		return Compose
	case has("jdk.tls.disabledAlgorithms"), has("jdk.certpath.disabledAlgorithms"):
		return JavaSecurity
	case has("spring"), hasPrefix(doc, "spring."):
		return Spring
	case has("mysqld"), has("client") && sections(doc):
		return MyCnf
	case isUnit(doc):
		return Unit
	}
	return ""
}

func membersOf(n *tree.Node) []*tree.Node {
	if n == nil {
		return nil
	}
	return n.Children
}

// isUnit reports a systemd unit that runs something, or a drop-in for one.
func isUnit(doc *tree.Node) bool {
	for _, c := range membersOf(doc.Child("Service")) {
		if name := c.Key.String(); name == "Environment" || strings.HasPrefix(name, "Exec") {
			return true
		}
	}
	return false
}

func hasPrefix(n *tree.Node, prefix string) bool {
	for _, c := range n.Children {
		if strings.HasPrefix(c.Key.String(), prefix) {
			return true
		}
	}
	return false
}

// sections reports an INI file's shape: a client section whose keys are written as the MySQL clients do.
func sections(doc *tree.Node) bool {
	for _, name := range []string{"ssl-mode", "ssl-ca", "ssl_ca", "default-character-set", "socket"} {
		if doc.Child("client").Child(name) != nil {
			return true
		}
	}
	return false
}

func isCloudFormation(doc *tree.Node) bool {
	if doc.Child("AWSTemplateFormatVersion") != nil {
		return true
	}
	resources := doc.Child("Resources")
	if resources == nil {
		return false
	}
	for _, r := range resources.Children {
		if t := r.Child("Type"); t != nil && strings.HasPrefix(t.Value.Text.String(), "AWS::") {
			return true
		}
	}
	return false
}

func isCompose(doc *tree.Node) bool {
	services := doc.Child("services")
	if services == nil {
		return false
	}
	for _, s := range services.Children {
		if s.Child("image") != nil || s.Child("build") != nil {
			return true
		}
	}
	return false
}

func hasMarkup(root *tree.Node) bool {
	for _, c := range root.Children {
		if c.Attrs != nil {
			return true
		}
		for _, d := range c.Children {
			if d.Attrs != nil {
				return true
			}
		}
	}
	return false
}

func xmlKind(root *tree.Node) Kind {
	for _, c := range root.Children {
		switch c.Key.String() {
		case "beans", "blueprint":
			return SpringXML
		case "persistence":
			return Persistence
		case "configuration", "connectionStrings":
			return WebConfig
		}
	}
	return XML
}

// isXML reports the kinds whose trees have attributes.
func (k Kind) isXML() bool { return k == XML || k == SpringXML || k == WebConfig || k == Persistence }

// Style is the syntax of placeholders in a kind's values, as dsn.Expand names it.
func (k Kind) Style() string {
	switch k {
	case Spring, Properties, SpringXML, Persistence, XML:
		return "spring"
	case Compose, Env, Kubernetes:
		return "shell"
	}
	return ""
}

// unflattened reports the kinds whose keys spell a tree with dots.
func (k Kind) unflattened(root *tree.Node) bool {
	if k != Spring && k != Properties {
		return false
	}
	for _, c := range root.Children {
		if len(c.Children) > 0 || c.List {
			return false
		}
	}
	return true
}

// typed returns v, or an opaque value if nothing of it is known.
func typed(v setting.Value) setting.Value {
	if v.Text.String() == hole && v.Kind != setting.Opaque {
		v.Kind = setting.Opaque
	}
	return v
}
