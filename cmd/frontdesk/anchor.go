package main

import (
	"context"
	"encoding/hex"
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
)

// anchor is a commit and its hash as somebody noted them outside of the file:
// "57:3d70bf…". It is a pflag.Value; the zero anchor is not given.
type anchor struct {
	commit uint64
	hash   string
}

func anchorOf(entry *store.LogEntry) anchor {
	return anchor{entry.No, hex.EncodeToString(entry.Hash[:])}
}

func (a *anchor) String() string {
	if a.commit == 0 {
		return ""
	}
	return strconv.FormatUint(a.commit, 10) + ":" + a.hash
}

func (*anchor) Type() string { return "ANCHOR" }

func (a *anchor) Set(text string) error {
	no, hash, ok := strings.Cut(text, ":")
	commit, err := strconv.ParseUint(no, 10, 64)
	if raw, bad := hex.DecodeString(hash); !ok || err != nil || bad != nil || len(raw) != 32 || commit == 0 {
		return model.Errorf(model.Invalid, "%q is no anchor", text).Hint("frontdesk log --anchor prints one")
	}
	*a = anchor{commit, strings.ToLower(hash)}
	return nil
}

// newestAnchor is the history's newest commit; zero is an empty history.
func newestAnchor(ctx context.Context, log store.Store, who store.Actor) (anchor, error) {
	for entry, err := range log.Log(ctx, who, store.LogQuery{Limit: 1}) {
		if err != nil {
			return anchor{}, err
		}
		return anchorOf(&entry), nil
	}
	return anchor{}, nil
}

// stands looks whether the history still holds the commit noted. A chain that
// was cut off behind it, or made anew, does not.
func (a *anchor) stands(ctx context.Context, log store.Store, who store.Actor) error {
	newest, err := newestAnchor(ctx, log, who)
	if err != nil {
		return err
	}
	if newest.commit < a.commit {
		return model.Errorf(model.Damaged, "the history ends at commit %d, and %d was noted: its tail was cut", newest.commit, a.commit)
	}
	for entry, err := range log.Log(ctx, who, store.LogQuery{Commit: a.commit}) {
		if err != nil {
			return err
		}
		if anchorOf(&entry) == *a {
			return nil
		}
	}
	return model.Errorf(model.Damaged, "commit %d is not what was noted: the history was made anew", a.commit)
}
