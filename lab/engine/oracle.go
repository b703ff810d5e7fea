package engine

// oracle listens for clients that say tcp, or tcps, at the ports where listeners are by custom. No server can be had: a
// client that sends its first packet has accepted the transport.
var oracle = &Engine{Name: "oracle", Ports: []int{1521, 2484}, Serve: TLSFirst, ByBytes: true}
