package outbox

import (
	"context"

	"frontdesk/model"
	"frontdesk/store"
)

// Read reads an e-mail as it was handed to the mail server, by what was
// recorded then; one that was not yet, as it would be now.
func Read(ctx context.Context, s store.Store, who store.Actor, id model.EmailID) (l Letter, err error) {
	var e model.Email
	err = s.View(ctx, who, func(r model.Reader) error {
		if e, err = r.Email(id); err != nil || wasHanded(&e) {
			return err
		}
		l, err = Write(r, e)
		return err
	})
	if err != nil || !wasHanded(&e) {
		return l, err
	}
	err = s.ViewAt(ctx, who, e.TriedAt, func(r model.Reader) error {
		l, err = Write(r, e)
		return err
	})
	return l, err
}

// wasHanded reports whether the server may have the e-mail.
func wasHanded(e *model.Email) bool {
	switch e.State {
	case model.EmailSending, model.EmailSent, model.EmailUnknown:
		return true
	case model.EmailWaiting, model.EmailFailed, model.EmailCancelled:
	}
	return false
}
