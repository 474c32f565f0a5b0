package practice

import (
	"strconv"

	"frontdesk/ui/theme"
)

// mailLines is how e-mails leave.
func (m *Model) mailLines(cursor bool, width int) []string {
	mail := &m.rec.Mail
	if !mail.Set() {
		return []string{m.labelled("None yet", "e-mails wait in the outbox", "", false, cursor, width)}
	}
	return []string{m.labelled("Server", theme.Safe(mail.Host)+":"+strconv.Itoa(mail.Port), "", false, cursor, width)}
}
