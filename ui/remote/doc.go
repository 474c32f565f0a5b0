// Package remote is the SSH server: the same screens, and the same commands,
// for the staff at other machines.
//
// Who comes in is who proved to have the key of a staff record, looked up again
// for each session and never taken from a key that was only offered; what they
// may see and do is settled by the Store as everywhere. There is no shell, no
// forwarding, no agent and no file transfer.
//
// server.go answers a session, gate.go keeps connections within bounds before
// anybody is known, channel.go lets through of SSH what is needed, room.go
// knows who is here, screen.go is one person's screens, which outlive a
// connection that drops; stage.go shows them at a terminal, on which paint.go
// and pen.go draw. local.go and join.go are the way in for who sits at the
// serving machine; a command of theirs reaches the files that it names by lend.go
// and files.go.
//
// Every goroutine of this package ends its own panics: guard.go begins them, but
// for a screen's commands, whose panic ends the screen.
package remote
