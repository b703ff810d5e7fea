package setting

import "github.com/dsnlint/dsnlint/source"

// Mount puts files of a repository where a program finds them when it runs: COPY of a Dockerfile, a volume of Compose or
// of Kubernetes.
type Mount struct {
	To    string            // absolute, in the container: a folder, or the file itself
	From  string            // the file, folder or pattern, as it is written; "" where it is none of the repository's
	Built bool              // From is relative to the context of a build, not to the file that says so
	Set   string            // the set whose contents are mounted, instead of From: configmap/app
	Sub   string            // the one content that To is; "" for all
	Names map[string]string // the contents by the names that they get; nil where each keeps its own
}

// FileSet is a set of Kubernetes as the files that it becomes.
type FileSet struct {
	Name     string                 // configmap/app
	Contents map[string]source.Text // by key
}

// Mounted is what one file says of the files that programs find.
type Mounted struct {
	Mounts []Mount
	Sets   []FileSet
}
