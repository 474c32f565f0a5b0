package model

import (
	"iter"
	"time"
)

// Reader is what is recorded, as one staff member may see it at one moment: a
// practitioner's reader does not find other practitioners' clients, nor people
// tied to none of their own. What is not there, or not to be seen, is an error
// of code NotFound. What it returns may be changed by the caller.
type Reader interface {
	// Now is the clock, in the practice's own zone: the day it falls on there
	// is the practice's calendar day. Actor is the staff member who asks.
	Now() time.Time
	Actor() Staff

	Practice() (Practice, error)
	StaffMember(StaffID) (Staff, error)
	Staff() iter.Seq2[Staff, error]
	Form(FormID) (Form, error)
	Forms() iter.Seq2[Form, error]

	Person(PersonID) (Person, error)
	// Login is the person's login, or nil where there is none.
	Login(PersonID) (*Login, error)
	Chart(ClientID) (*Chart, error)
	// Client is a chart's first record, without the rest.
	Client(ClientID) (Client, error)
	// Ties is every client that the person has or had to do with: the own
	// chart, those with a contact, an access or a block, in order of id.
	Ties(PersonID) ([]ClientID, error)

	// PeopleByEmail finds by contact or login e-mail, PeopleByName by whole
	// name; both without case. PeopleByOrigin finds by an import's key.
	PeopleByEmail(email string) ([]PersonID, error)
	PeopleByName(name string) ([]PersonID, error)
	PeopleByOrigin(origin string) ([]PersonID, error)
	// LoginHolder is the person whose login has the address, or zero. It
	// finds every login, also those this staff member may not see: addresses
	// are unique over the whole practice. Never show the id it returns
	// without asking Person for it.
	LoginHolder(email string) (PersonID, error)

	// Emails is the outbox, newest first: the e-mails to people whom this staff
	// member may see. Email is one of them.
	Emails() iter.Seq2[Email, error]
	Email(EmailID) (Email, error)

	// Messages is a thread from its newest message on, beginning below the
	// message of that number; zero begins with the newest.
	Messages(thread ItemID, below uint64) iter.Seq2[Message, error]
	// Threads is every thread: those that the practice has not read first, and
	// among each the one written in last first.
	Threads() iter.Seq2[ThreadLine, error]
	// Contents is what a document of the chart holds.
	Contents(document ItemID) ([]byte, error)

	// Clients is every client in order of last and first name, beginning
	// behind the sort key given: "" is the first, a SortName goes on behind
	// everybody of that name, SortName + "\x00" + the printed id behind that
	// very client.
	Clients(after string) iter.Seq2[ClientID, error]
	// Users is every person with a login or an access, in order of id.
	Users() iter.Seq2[PersonID, error]
}

// Tx is a Reader that also writes. What an operation writes is kept whole or
// not at all, together with its indexes and its history.
type Tx interface {
	Reader

	// NewPerson, NewStaff, NewForm, NewItem and NewEmail are ids never used
	// before.
	NewPerson() PersonID
	NewStaff() StaffID
	NewForm() FormID
	NewItem(ClientID) ItemID
	NewEmail() EmailID
	// NewLink is a token for a link that nobody can guess: letters and digits.
	NewLink() string

	PutPractice(Practice) error
	PutStaff(Staff) error
	PutForm(Form) error
	PutPerson(Person) error
	PutLogin(Login) error
	PutClient(Client) error
	PutContact(Contact) error
	PutAccess(Access) error
	PutBlock(Block) error
	PutItem(Item) error
	PutEmail(Email) error
	PutMessage(Message) error
	PutProposal(Proposal) error
	// PutContents keeps a file's contents under what they are, once however
	// often it is put.
	PutContents(Digest, []byte) error
	// Attached is a file that came along with the operation, by its path.
	Attached(path string) (Attachment, error)

	// LastDeed is the number of the actor's last commit that counts as a deed and
	// is neither an undo nor undone itself; with redo, of the last undo that was not undone. It is
	// an error of code NotSo where there is none.
	LastDeed(redo bool) (uint64, error)
	// Deed is a commit all of whose clients and people the actor sees, or
	// NotFound.
	Deed(commit uint64) (Deed, error)
	// Revert puts each record of a commit back to what it was before it, or
	// takes it back where it was not there. Where something has changed since,
	// or builds on it, that is a Conflict.
	Revert(commit uint64) error
}
