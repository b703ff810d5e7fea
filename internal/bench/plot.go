package main

import (
	"fmt"
	"math"
	"strings"
)

// The picture, in its own units.
const (
	width, height = 760, 420
	left, right   = 70, 240
	top, bottom   = 30, 50
)

var colours = []string{"#0969da", "#bf3989", "#1a7f37", "#9a6700", "#8250df", "#cf222e"}

// plot draws curves over two logarithmic axes, where what grows in proportion is a line of one slope; "" without any.
func plot(curves []curve) string {
	var points []point
	for _, c := range curves {
		points = append(points, c.points...)
	}
	if len(points) == 0 {
		return ""
	}
	x := newAxis(points, func(p point) float64 { return p.size }, left, width-right)
	y := newAxis(points, func(p point) float64 { return p.seconds }, height-bottom, top)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="CPU seconds of a run over the size of what it reads" font-family="sans-serif" font-size="12">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", width, height)
	for _, tick := range x.ticks() {
		at := x.at(tick)
		fmt.Fprintf(&b, `<path d="M%.1f %dV%d" stroke="#d1d9e0"/><text x="%.1f" y="%d" text-anchor="middle" fill="#59636e">%s</text>`+"\n", at, top, height-bottom, at, height-bottom+18, short(tick))
	}
	for _, tick := range y.ticks() {
		at := y.at(tick)
		fmt.Fprintf(&b, `<path d="M%d %.1fH%d" stroke="#d1d9e0"/><text x="%d" y="%.1f" text-anchor="end" fill="#59636e">%s s</text>`+"\n", left, at, width-right, left-6, at+4, short(tick))
	}
	fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle" fill="#59636e">connections, resources, files or MB</text>`+"\n", (left+width-right)/2, height-10)
	fmt.Fprintf(&b, `<text x="%d" y="%d" fill="#59636e">CPU</text>`+"\n", left-40, top-10)
	for i, c := range curves {
		colour := colours[i%len(colours)]
		var line []string
		for _, p := range c.points {
			line = append(line, fmt.Sprintf("%.1f,%.1f", x.at(p.size), y.at(p.seconds)))
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>`+"\n", x.at(p.size), y.at(p.seconds), colour)
		}
		fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`+"\n", strings.Join(line, " "), colour)
		fmt.Fprintf(&b, `<text x="%d" y="%d" fill="%s">%s</text>`+"\n", width-right+12, top+14+i*20, colour, c.title)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// axis maps a logarithmic range of values to a range of the picture.
type axis struct{ low, high, from, to float64 }

// newAxis spans whole powers of ten around the values of some points.
func newAxis(points []point, value func(point) float64, from, to float64) axis {
	a := axis{low: math.Inf(1), high: math.Inf(-1), from: from, to: to}
	for _, p := range points {
		at := math.Log10(value(p))
		a.low, a.high = math.Min(a.low, math.Floor(at)), math.Max(a.high, math.Ceil(at))
	}
	if a.low == a.high {
		a.high++
	}
	return a
}

func (a axis) at(value float64) float64 {
	return a.from + (math.Log10(value)-a.low)/(a.high-a.low)*(a.to-a.from)
}

// ticks are the powers of ten within.
func (a axis) ticks() []float64 {
	var out []float64
	for e := a.low; e <= a.high; e++ {
		out = append(out, math.Pow(10, e))
	}
	return out
}

// short spells a power of ten.
func short(v float64) string {
	switch {
	case v >= 1e6:
		return fmt.Sprintf("%gM", v/1e6)
	case v >= 1e3:
		return fmt.Sprintf("%gk", v/1e3)
	}
	return fmt.Sprintf("%g", v)
}
