package remote

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// gate keeps connections within bounds until it is known whose they are. A
// source that floods it pushes out its own connections and no others, and an
// honest one in between is let in: nobody is locked out.
type gate struct {
	limits Limits
	now    func() time.Time

	mu      sync.Mutex
	waiting []*guest // the oldest first
	sources map[netip.Prefix]*source
}

// guest is one connection that was accepted.
type guest struct {
	net.Conn
	gate *gate
	from netip.Prefix
	// wrong says that it offered a key that is nobody's, open how many sessions
	// it has; both are guarded by the gate.
	wrong bool
	open  int
	// spoke says that anything came from it.
	spoke atomic.Bool
}

// Read implements net.Conn.
func (v *guest) Read(data []byte) (int, error) {
	n, err := v.Conn.Read(data)
	if n > 0 {
		v.spoke.Store(true)
	}
	return n, err
}

// worth is how much it is worth to be kept, the least first.
func (v *guest) worth() int {
	switch {
	case v.wrong:
		return 0
	case !v.spoke.Load():
		return 1
	}
	return 2
}

// gated is a listener whose connections pass the gate, in the order in which
// they came.
type gated struct {
	net.Listener
	gate *gate
}

// Accept implements net.Listener.
func (l gated) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return l.gate.enter(conn), nil
}

// source is what is known of an address: how many keys were wrong, and when
// the last one was.
type source struct {
	failed int
	at     time.Time
}

const (
	// forget is after how long a wrong key is forgotten.
	forget = 10 * time.Minute
	// mostSources is how many addresses are kept in mind.
	mostSources = 10_000
)

func newGate(limits Limits, now func() time.Time) *gate {
	return &gate{limits: limits, now: now, sources: map[netip.Prefix]*source{}}
}

// sourceOf is the address that a connection comes from; of an IPv6 address the
// network, which one person has as a whole.
func sourceOf(addr net.Addr) netip.Prefix {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}
	}
	ip := tcp.AddrPort().Addr().Unmap()
	bits := ip.BitLen()
	if ip.Is6() {
		bits = 64
	}
	prefix, _ := ip.Prefix(bits) // an address without one is a source too
	return prefix
}

// enter takes a connection in. Where there are too many, the oldest goes.
func (g *gate) enter(conn net.Conn) *guest {
	v := &guest{Conn: conn, gate: g, from: sourceOf(conn.RemoteAddr())}
	g.mu.Lock()
	g.waiting = append(g.waiting, v)
	oldest := g.tooMany(v.from)
	if oldest != nil {
		g.drop(oldest)
	}
	g.mu.Unlock()
	if oldest != nil {
		_ = oldest.Conn.Close()
	}
	return v
}

// tooMany is the connection that must go: of the source where it has too many,
// else of the source that has most. It is the oldest of those that are worth
// least.
func (g *gate) tooMany(from netip.Prefix) *guest {
	counts := map[netip.Prefix]int{}
	for _, v := range g.waiting {
		counts[v.from]++
	}
	if counts[from] <= g.limits.Source {
		if len(g.waiting) <= g.limits.Waiting {
			return nil
		}
		for other, n := range counts {
			if n > counts[from] {
				from = other
			}
		}
	}
	var oldest *guest
	for _, v := range g.waiting {
		if v.from == from && (oldest == nil || v.worth() < oldest.worth()) {
			oldest = v
		}
	}
	return oldest
}

func (g *gate) drop(gone *guest) {
	for i, v := range g.waiting {
		if v == gone {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			return
		}
	}
}

// Close ends the connection; it is not on its way in any more.
func (v *guest) Close() error {
	v.gate.mu.Lock()
	v.gate.drop(v)
	v.gate.mu.Unlock()
	return v.Conn.Close()
}

// known says that a connection proved whose it is.
func (g *gate) known(v *guest) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.drop(v)
	delete(g.sources, v.from)
}

// failed counts a wrong key, and is how many there were from there, and how
// long its answer is to be held back.
func (g *gate) failed(v *guest) (n int, delay time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	v.wrong = true
	g.holdFewer(v.from)
	now, from := g.now(), v.from
	src := g.sources[from]
	if src == nil || now.Sub(src.at) > forget {
		if len(g.sources) >= mostSources {
			clear(g.sources)
		}
		src = &source{}
		g.sources[from] = src
	}
	src.failed++
	src.at = now
	over := src.failed - g.limits.FreeTries
	if over <= 0 {
		return src.failed, 0
	}
	delay = g.limits.FirstDelay << min(over-1, 20)
	return src.failed, min(delay, g.limits.LongestDelay)
}

// holdFewer ends the oldest connection that waits for the answer to a wrong
// key, where the source has too many of them.
func (g *gate) holdFewer(from netip.Prefix) {
	var oldest *guest
	held := 0
	for _, v := range g.waiting {
		if v.from == from && v.wrong {
			held++
			if oldest == nil {
				oldest = v
			}
		}
	}
	if held > g.limits.Held {
		g.drop(oldest)
		_ = oldest.Conn.Close() // whose other end sees it
	}
}

// takeSession reports whether the connection may have one more session.
func (v *guest) takeSession() bool {
	v.gate.mu.Lock()
	defer v.gate.mu.Unlock()
	if v.open >= v.gate.limits.PerConnection {
		return false
	}
	v.open++
	return true
}

func (v *guest) leaveSession() {
	v.gate.mu.Lock()
	defer v.gate.mu.Unlock()
	v.open--
}
