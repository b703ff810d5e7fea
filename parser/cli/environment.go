package cli

import (
	"strings"

	"github.com/dsnlint/dsnlint/setting"
)

// Secret is setting.NamesSecret for what is written on a command line or set for it: PWD and OLDPWD are folders, and
// what stands behind --auth and REDIS_AUTH is a password.
func Secret(name string) bool {
	return name != "PWD" && name != "OLDPWD" && (setting.NamesSecret(name) || strings.HasSuffix(strings.ToLower(name), "auth"))
}

// ProcessSwitch reports whether a variable of the environment changes the verification of a whole process.
func ProcessSwitch(name string) bool {
	return name == "NODE_TLS_REJECT_UNAUTHORIZED" || name == "MARIADB_TLS_DISABLE_PEER_VERIFICATION"
}

// JavaVariable reports whether a variable of the environment holds options for a Java virtual machine.
func JavaVariable(name string) bool {
	switch name {
	case "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "JAVA_OPTS", "JAVA_OPTS_APPEND", "JAVA_OPTIONS", "CATALINA_OPTS",
		"JVM_OPTS", "MAVEN_OPTS", "GRADLE_OPTS", "SBT_OPTS", "KAFKA_OPTS", "JAVA_ARGS", "JENKINS_OPTS", "ES_JAVA_OPTS", "JVM_ARGS":
		return true
	}
	return false
}
