package remote

import "time"

// Limits is how much anybody may ask of the server.
type Limits struct {
	// Handshake is how long a connection may take until the key is proven.
	Handshake time.Duration
	// Tries is how many keys a connection may offer: an agent with several
	// offers them all.
	Tries int
	// Source and Waiting are how many connections may be on their way in, from
	// one source and in all. A newer one takes another's place: of one that
	// offered a wrong key, or says nothing, or is the oldest.
	Source, Waiting int
	// Held is how many connections of a source may wait for the answer to a
	// wrong key.
	Held int
	// FreeTries is how many keys of a source may be wrong before the answers
	// are held back, from FirstDelay on, twice as long each time up to
	// LongestDelay.
	FreeTries                int
	FirstDelay, LongestDelay time.Duration

	// PerConnection and Sessions are how many sessions there may be.
	PerConnection, Sessions int
	// Typed is how many bytes a terminal may send in a minute: more than anybody
	// pastes.
	Typed int
	// Stall is how long a terminal may take none of what is written to it.
	Stall time.Duration
	// Alive is how often a connection is asked whether it is still there.
	Alive time.Duration
	// Longest is how long a connection may be open at all, past the hours that a
	// practice can set for its screens.
	Longest time.Duration
	// Leave is how long a session that must end has to leave its terminal tidy.
	Leave time.Duration
}

// DefaultLimits is the limits as shipped.
func DefaultLimits() Limits {
	return Limits{
		Handshake: 20 * time.Second, Tries: 6, Source: 100, Waiting: 400, Held: 10,
		FreeTries: 10, FirstDelay: 250 * time.Millisecond, LongestDelay: 15 * time.Second,
		PerConnection: 2, Sessions: 64, Typed: 4 << 20,
		Stall: 30 * time.Second, Alive: time.Minute, Longest: 25 * time.Hour, Leave: time.Second,
	}
}

// The largest terminal that is drawn on. A terminal's size is memory that its
// owner asks for: one of 60,000×60,000 would take 20 GB.
const (
	mostColumns = 500
	mostLines   = 200
)

func clamp(width, height int) (int, int) {
	return min(max(width, 1), mostColumns), min(max(height, 1), mostLines)
}
