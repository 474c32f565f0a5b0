// Package outbox is the view of the practice's e-mails: what waits, what was
// sent, what failed and what the mail server said. It reads the e-mails that
// are to be seen and no others; it sends nothing, and what becomes of an e-mail
// changes through operations.
package outbox
