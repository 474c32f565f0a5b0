// Package bolt keeps a practice in one bbolt file: the records, the indexes
// beside them, and the history of every commit. [DB] is the store.Store that
// the rest of the program sees.
//
// It must not judge: what an operation may do is model's to say, and who sees
// which client is model.Staff.SeesClient. It knows nothing of screens.
//
// Where to look:
//
//   - what lies where: layout.go, with a diagram of every bucket; record.go and
//     codec.go say what a value is, index.go what follows from it
//   - reading and writing: kv.go is keys and values in order, with an overlay;
//     boltkv.go has them from a transaction, ground.go with what is on its way
//     to the disk, pastkv.go as they once were;
//     reader.go, chart.go and tx.go are the typed model.Reader and model.Tx,
//     written once on top
//   - who sees what of it: scope.go
//   - changing: commit.go is the one committer, group.go what shares a
//     transaction, recover.go what happens when the disk fails; history.go is
//     what a commit leaves
//   - asking: view.go, draft.go, log.go, find.go, watch.go
//   - the file: open.go, create.go, examine.go, lock.go, migrate.go, check.go
//
// A transaction of bbolt is open while a function given to View runs, so such
// a function must be short and must not call the store again.
package bolt
