// Command score compares what dsnlint says about public repositories with labels that people made by reading them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dsnlint/dsnlint/lint"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

// options are the flags; labels is a list of patterns.
type options struct {
	checkouts, labels, only string
	show, unlabelled        bool
}

func run(args []string, w io.Writer) error {
	var o options
	fs := flag.NewFlagSet("score", flag.ContinueOnError)
	fs.SetOutput(w)
	fs.StringVar(&o.checkouts, "checkouts", "", "`folder` with one checkout per repository, named OWNER+NAME, at the commit of its labels")
	fs.StringVar(&o.labels, "labels", filepath.Join("testdata", "labels", "*.jsonl"), "`files` of labels, separated by commas; * as in the shell")
	fs.StringVar(&o.only, "only", "", "score only repositories whose name contains this `word`")
	fs.BoolVar(&o.show, "show", false, "list every miss, false alarm and other posture")
	fs.BoolVar(&o.unlabelled, "unlabelled", false, "list every finding on a line without a label, to be read by a person")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if o.checkouts == "" {
		return errors.New("-checkouts is missing")
	}
	labels, err := o.read()
	if err != nil {
		return err
	}
	s := scorer{options: o, w: w, table: table{}}
	return s.all(labels)
}

// read reads the labels of all files that the pattern names.
func (o options) read() ([]label, error) {
	var names []string
	for pattern := range strings.SplitSeq(o.labels, ",") {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("no label file %s", pattern)
		}
		names = append(names, found...)
	}
	return readLabels(names)
}

// scorer goes through repositories and fills the table.
type scorer struct {
	options
	w               io.Writer
	table           table
	absent          []string
	repos, findings int
	others          int // findings without a label
}

func (s *scorer) all(labels []label) error {
	names, groups := byRepo(labels)
	for _, name := range names {
		if !strings.Contains(name, s.only) {
			continue
		}
		root := filepath.Join(s.checkouts, strings.ReplaceAll(name, "/", "+"))
		if _, err := os.Stat(root); err != nil {
			s.absent = append(s.absent, name)
			continue
		}
		if err := s.one(root, groups[name]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	s.table.write(s.w)
	fmt.Fprintf(s.w, "%d repositories, %d findings, %d of them without a label\n", s.repos, s.findings, s.others)
	if len(s.absent) > 0 {
		return fmt.Errorf("%d repositories are not there: %s", len(s.absent), strings.Join(s.absent, " "))
	}
	return nil
}

func (s *scorer) one(root string, labels []label) error {
	config, err := lint.FindConfig(root)
	if err != nil {
		return err
	}
	result, err := lint.Run(context.Background(), lint.Options{WorkDir: root, AsOf: time.Now(), Config: config})
	if err != nil {
		return err
	}
	got := look(result.Findings, result.Facts)
	others := got.unlabelled(labels)
	s.repos, s.findings, s.others = s.repos+1, s.findings+len(got.findings), s.others+len(others)
	for i := range labels {
		for _, note := range s.table.add(&labels[i], &got) {
			if s.show {
				fmt.Fprintln(s.w, note)
			}
		}
	}
	if s.unlabelled {
		for _, f := range others {
			fmt.Fprintf(s.w, "OTHER   %s:%s:%d %s: %s\n", labels[0].Repo, f.file, f.first, f.rule, f.message)
		}
	}
	return nil
}
