package main

import (
	"fmt"
	"strings"
	"time"
)

// table is one table of the page.
type table struct {
	title, about string
	head         []string
	rows         [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n%s\n\n", t.title, t.about)
	line := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	line(t.head)
	rule := make([]string, len(t.head))
	for i := range rule {
		rule[i] = "---"
	}
	line(rule)
	for _, r := range t.rows {
		line(r)
	}
	return b.String()
}

// seconds spells a time so that three figures count.
func seconds(d time.Duration) string {
	switch s := d.Seconds(); {
	case s < 1:
		return fmt.Sprintf("%.1f ms", s*1000)
	case s < 10:
		return fmt.Sprintf("%.2f s", s)
	default:
		return fmt.Sprintf("%.1f s", s)
	}
}

// megabytes spells a number of bytes.
func megabytes(n int64) string {
	if n == 0 {
		return "not told"
	}
	return fmt.Sprintf("%d MB", (n+mega/2)/mega)
}

const mega = 1 << 20

// times spells a ratio.
func times(r float64) string {
	if r < 10 {
		return fmt.Sprintf("%.2f ×", r)
	}
	return fmt.Sprintf("%.0f ×", r)
}
