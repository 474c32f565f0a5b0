// Package outbox takes the practice's e-mails to a mail server: it writes an
// e-mail out from the templates (letter.go, message.go), hands it over by SMTP
// (handover.go, conn.go), and decides which is due and what became of it
// (courier.go, watch.go). What happens to an e-mail is recorded through
// operations like every other change.
//
// An e-mail is never sent twice without a person asking for it: that it is
// being sent is on the disk before the server hears a word, and where the
// server's answer is lost, the outcome is unknown and stays so.
//
// It must not put anything about anybody's health into an e-mail, speak to
// another machine without TLS, or write the mail server's password anywhere.
package outbox
