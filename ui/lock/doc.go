// Package lock is the automatic logoff: around the screens, it locks them after
// the practice's minutes without a key, and ends them after more. Output does
// not count, keys do.
//
// Locked screens are blank but for the lock, and everything below goes on:
// answers arrive, drafts stay. Package lock decides nothing about who somebody
// is: the way back is given to it.
package lock
