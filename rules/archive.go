package rules

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// The bounds of what a folder of policies or a bundle may hold. They are far above what people write.
const (
	MaxPolicyFile  = 4 << 20  // bytes of one file
	MaxPolicyBytes = 16 << 20 // bytes of all files together; of a bundle also as it is packed
	MaxPolicyFiles = 2000
)

// File is one file of a folder of policies or of a bundle.
type File struct {
	Name string `json:"name"` // slash path below the folder or the bundle's root
	Data []byte `json:"data"`
}

// Wanted reports whether a file, by its name, is one that policies are made of; others are left unread.
func Wanted(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, ".rego") || isData(base) || base == manifestName
}

const manifestName = ".manifest"

func isData(base string) bool {
	return base == "data.json" || base == "data.yaml" || base == "data.yml"
}

var errTooLarge = errors.New("it holds more than a bundle of policies may: 16 MB and 2000 files, 4 MB each; leave out what is no policy")

// Unpack reads the files of an OPA bundle: a gzipped tar archive. It never reads more than the bounds, and refuses names
// that lead out of the bundle.
func Unpack(data []byte) ([]File, error) {
	if len(data) > MaxPolicyBytes {
		return nil, errTooLarge
	}
	packed, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, errors.New("it is no gzipped tar archive; make one with `opa build -b FOLDER` or `tar -czf`")
	}
	// Headers and padding count too, so that an archive of empty entries ends as well.
	limited := &io.LimitedReader{R: packed, N: 2 * MaxPolicyBytes}
	archive := tar.NewReader(limited)
	var files []File
	var size int
	for entries := 1; ; entries++ {
		head, err := archive.Next()
		switch {
		case errors.Is(err, io.EOF) && limited.N > 0:
			return files, nil
		case limited.N <= 0 || entries > MaxPolicyFiles:
			return nil, errTooLarge
		case err != nil:
			return nil, errors.New("the archive is torn; make it again")
		}
		f, err := unpackOne(head, archive)
		if err != nil {
			return nil, err
		}
		if f == nil {
			continue
		}
		if size += len(f.Data); size > MaxPolicyBytes {
			return nil, errTooLarge
		}
		if slices.ContainsFunc(files, func(other File) bool { return other.Name == f.Name }) {
			return nil, fmt.Errorf("it holds %q twice; make it again", f.Name)
		}
		files = append(files, *f)
	}
}

// unpackOne reads one entry; nil for those that are no policy.
func unpackOne(head *tar.Header, archive io.Reader) (*File, error) {
	name, ok := cleanName(head.Name)
	switch {
	case !ok:
		return nil, fmt.Errorf("the name %.60q leads out of the bundle; make it again with names below its root", head.Name)
	case head.Typeflag == tar.TypeDir || head.Typeflag == tar.TypeXGlobalHeader:
		return nil, nil
	case head.Typeflag != tar.TypeReg:
		return nil, fmt.Errorf("%.60q is no plain file; make the bundle again without links", name)
	case !Wanted(name):
		return nil, nil
	case head.Size > MaxPolicyFile:
		return nil, errTooLarge
	}
	data, err := io.ReadAll(io.LimitReader(archive, MaxPolicyFile+1))
	if err != nil {
		return nil, errors.New("the archive is torn; make it again")
	}
	if len(data) > MaxPolicyFile {
		return nil, errTooLarge
	}
	return &File{Name: name, Data: data}, nil
}

// cleanName is the path of an entry below the root; `opa build` begins names with a slash.
func cleanName(name string) (string, bool) {
	name = strings.TrimPrefix(name, "/")
	if strings.ContainsAny(name, "\\\x00:") || strings.HasPrefix(name, "/") || slices.Contains(strings.Split(name, "/"), "..") {
		return "", false
	}
	return path.Clean(name), true
}
