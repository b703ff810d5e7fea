package engine

import (
	"bufio"
	"encoding/binary"
	"io"
	"net"
)

// wrapped carries a TLS handshake inside PRELOGIN packets. Once it is through, bytes pass as they are.
type wrapped struct {
	net.Conn
	in      *bufio.Reader
	left    int // bytes of the packet that is being read
	through bool
}

// Read reads what is inside the packets.
func (w *wrapped) Read(b []byte) (int, error) {
	if w.through {
		return w.in.Read(b)
	}
	for w.left == 0 {
		head := make([]byte, tdsHeader)
		if _, err := io.ReadFull(w.in, head); err != nil {
			return 0, err
		}
		size := int(binary.BigEndian.Uint16(head[2:]))
		if head[0] != tdsPreLogin && head[0] != tdsReply || size < tdsHeader {
			return 0, errNotTDS
		}
		w.left = size - tdsHeader
	}
	n, err := w.in.Read(b[:min(len(b), w.left)])
	w.left -= n
	return n, err
}

// Write writes one packet, or several for what is long.
func (w *wrapped) Write(b []byte) (int, error) {
	if w.through {
		return w.Conn.Write(b)
	}
	const most = 4096 - tdsHeader
	for done := 0; done < len(b); done += most {
		part := b[done:min(len(b), done+most)]
		if _, err := w.Conn.Write(tdsPacket(tdsPreLogin, part)); err != nil {
			return done, err
		}
	}
	return len(b), nil
}
