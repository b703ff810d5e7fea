package parser

import "strings"

// libraryNeedles are the parts of the names of libraries that a program cannot do without that makes a resource of a type,
// and of the type itself in a program that is written in YAML.
func libraryNeedles(kind string) []string {
	parts := strings.Split(kind, ":")
	provider, _, terraform := strings.Cut(kind, "_")
	module, isModule := strings.CutPrefix(kind, "module:")
	switch {
	case isModule && strings.Count(module, "/") == 2: // owner/name/provider
		path := strings.Split(module, "/")
		return []string{".gen/modules/" + path[0] + "/" + path[2] + "/" + path[1]}
	case strings.ContainsAny(kind, "/*."), isModule:
	case len(parts) == 5 && parts[0] == "AWS": // AWS::RDS::DBInstance
		return constructNeedles(parts[2])
	case len(parts) == 3 && parts[0] == "cdk":
		return constructNeedles(parts[1])
	case len(parts) == 3:
		joined := strings.ReplaceAll(parts[0], "-", "")
		return []string{
			"@pulumi/" + parts[0], "pulumi_" + strings.ReplaceAll(parts[0], "-", "_"), "pulumi/pulumi-" + parts[0], "pulumi." + joined,
			"type: " + parts[0] + ":" + parts[1], `"` + parts[0] + ":" + parts[1], "type: '" + parts[0] + ":" + parts[1],
		}
	case len(parts) == 1 && terraform:
		return []string{
			"provider-" + provider + "/", "provider-" + provider + "'", "provider-" + provider + `"`, "cdktf_provider_" + provider, "cdktf-provider-" + provider, ".gen/providers/" + provider,
			"cdktf.providers." + provider, "imports." + provider,
		}
	}
	return nil
}

// constructNeedles are the names of a service's constructs in the languages of AWS CDK.
func constructNeedles(service string) []string {
	service = strings.ToLower(service)
	return []string{"aws-" + service, "aws_" + service, "awscdk.services." + service, "cdk.aws." + service, "/aws" + service + `"`}
}
