// Package store is the Store that the rest of the program sees: keeping a
// practice, asking about it, and finding people in it. The packages below it
// do the work: bolt keeps the file, search finds as you type, intake turns
// lists of people into operations.
//
// It must not judge who may see what (that is model's), and never imports ui.
package store

import (
	"context"
	"encoding/json"
	"io"
	"iter"
	"time"

	"frontdesk/model"
)

// Actor is who asks. The role is never carried along: it is looked up in the
// staff record at every question. ID zero is whoever works at the machine
// that holds the file, a manager under the name given.
type Actor struct {
	ID   model.StaffID
	Name string
}

// Store keeps one practice. Its methods may be called from several goroutines.
type Store interface {
	// View asks on one consistent snapshot of what is recorded now. The Reader
	// is valid inside fn only; fn must not ask the Store again, which can wait
	// for the snapshot's end.
	View(ctx context.Context, who Actor, fn func(model.Reader) error) error
	// ViewAt asks at another time: in the past on what was recorded then, in
	// the future on what is recorded now, with the clock at that time.
	ViewAt(ctx context.Context, who Actor, at time.Time, fn func(model.Reader) error) error
	// Draft applies operations to an overlay that is thrown away, and never
	// takes the write lock. An operation that is refused ends it with that error.
	Draft(ctx context.Context, who Actor, ops []model.Operation, fn func(Draft) error) error
	// DraftAt drafts at another time, as ViewAt asks.
	DraftAt(ctx context.Context, who Actor, at time.Time, ops []model.Operation, fn func(Draft) error) error

	// Do changes the practice by one operation. When it returns without an
	// error, the commit is durable.
	Do(ctx context.Context, who Actor, op model.Operation) (Commit, error)
	// DoMany is Do for each operation in turn, a commit and an outcome each,
	// sharing the disk's flushes. A refused one does not stop the others.
	DoMany(ctx context.Context, who Actor, ops []model.Operation) []Outcome

	// Find finds people as they are typed.
	Find(ctx context.Context, who Actor, q Query) (Found, error)
	// FindAt finds at another time, as ViewAt asks: who was there then, by what
	// they were called then.
	FindAt(ctx context.Context, who Actor, at time.Time, q Query) (Found, error)
	// Log is the history, newest first, as far as this staff member may see it.
	Log(ctx context.Context, who Actor, q LogQuery) iter.Seq2[LogEntry, error]
	// Watch tells of commits until ctx ends. It never holds up the committer:
	// changes that are not fetched in time come joined into one.
	Watch(ctx context.Context) <-chan Change
	// Backup writes the whole practice as it is at one moment; what it writes is
	// a practice's file. Only a manager may.
	Backup(ctx context.Context, who Actor, w io.Writer) error
	// Close ends everything; it waits for the commit under way.
	Close() error
}

// Commit is one durable change.
type Commit struct {
	No     uint64
	At     time.Time
	Result model.Result
	Change Change
}

// Outcome is what became of one of several operations.
type Outcome struct {
	Commit Commit
	Err    error
}

// Change says what a commit or a draft touches. Practice is set where it may
// touch everybody.
type Change struct {
	Commit   uint64
	Clients  []model.ClientID
	People   []model.PersonID
	Emails   []model.EmailID // of the outbox
	Staff    []model.StaffID // also who has another client now, or one less
	Practice bool
}

// Draft is a practice before and after operations that are not saved.
type Draft struct {
	Before, After model.Reader
	Results       []model.Result
	Change        Change
}

// Query asks for people by words in any order; Text "" is everybody by name.
type Query struct {
	Text string
	// ClientsOnly leaves out people who are no clients.
	ClientsOnly bool
	// Limit is the most hits to give, from Offset on; zero gives all.
	Offset, Limit int
	// Similar also looks for near misses where there are few exact hits.
	Similar bool
}

// Found is the window asked for, and how many hits there are in all.
type Found struct {
	Total   int
	Hits    []Hit
	Similar []Hit
}

// Hit is one person found.
type Hit struct {
	Person   model.PersonID
	IsClient bool
}

// LogQuery narrows the history.
type LogQuery struct {
	// Client keeps the commits that touched this client's chart, and those that
	// touched nothing but people whom it names, or e-mails to them about this
	// client or their logins; zero keeps all.
	Client model.ClientID
	// Commit keeps the one commit of this number; zero keeps all.
	Commit uint64
	// Below keeps the commits before the one of this number; zero keeps all.
	Below uint64
	// By keeps the commits at or before a time; zero keeps all.
	By time.Time
	// Record keeps the commits that changed this record, by its key as a
	// KeyChange has it; empty keeps all.
	Record string
	// Limit is the most entries to give; zero gives all.
	Limit int
}

// LogEntry is one commit of the history.
type LogEntry struct {
	No        uint64
	At        time.Time
	Staff     model.StaffID
	StaffName string
	Operation json.RawMessage
	Clients   []model.ClientID
	People    []model.PersonID
	Emails    []model.EmailID
	Keys      []KeyChange
	Undid     []uint64 // the commits that it took back
	Hash      [32]byte
}

// Deed is the commit as the model judges and tells it.
func (e *LogEntry) Deed() model.Deed {
	return model.Deed{Operation: e.Operation, Clients: e.Clients, People: e.People, Emails: e.Emails, Undid: e.Undid}
}

// Changes is what the commit changed, as the model tells it.
func (e *LogEntry) Changes() []model.RecordChange {
	changes := make([]model.RecordChange, len(e.Keys))
	for i, change := range e.Keys {
		changes[i] = model.RecordChange(change)
	}
	return changes
}

// KeyChange is one record before and after a commit, as JSON that people can
// read; nil is absent.
type KeyChange struct {
	Key           string
	Before, After json.RawMessage
}
