package model

import "time"

// ProposalState is what became of a proposed change.
type ProposalState string

const (
	ProposalWaiting  ProposalState = "waiting"
	ProposalAccepted ProposalState = "accepted"
	ProposalRefused  ProposalState = "refused"
	ProposalReplaced ProposalState = "replaced" // by a later one of the same person
)

// Proposal is a change of the record that a portal user would have made.
type Proposal struct {
	ID    ItemID        `cbor:"1,keyasint" json:"id"`
	By    PersonID      `cbor:"2,keyasint" json:"by"`
	Field ProposalField `cbor:"3,keyasint" json:"field"`
	// Old is what stood there when it was proposed.
	Old      string        `cbor:"4,keyasint,omitempty" json:"old"`
	New      string        `cbor:"5,keyasint" json:"new"`
	At       time.Time     `cbor:"6,keyasint" json:"at"`
	State    ProposalState `cbor:"7,keyasint" json:"state"`
	Answered *Ending       `cbor:"8,keyasint,omitempty" json:"answered,omitempty"`
}

// ProposalField is a field of the record that can be proposed.
type ProposalField string

const (
	FieldBorn      ProposalField = "born"
	FieldGender    ProposalField = "gender"
	FieldLegalSex  ProposalField = "legal_sex"
	FieldPhone     ProposalField = "phone"
	FieldAddress   ProposalField = "address"
	FieldInsurance ProposalField = "insurance"
)

// proposalFields is what each field of the record takes to be proposed, and
// where it stands.
var proposalFields = []proposalField{
	{FieldBorn, ProposeDemographics,
		func(c *Chart) string { return c.Subject().Born.String() },
		func(c *Chart, value string) (Operation, error) {
			born, err := ParseDate(value)
			return &EditPerson{Person: c.ID().Person(), Born: &born}, err
		}},
	{FieldGender, ProposeDemographics,
		func(c *Chart) string { return c.Client.Gender },
		func(c *Chart, value string) (Operation, error) {
			return &EditClient{Client: c.ID(), Gender: &value}, nil
		}},
	{FieldLegalSex, ProposeLegalSex,
		func(c *Chart) string { return c.Client.LegalSex },
		func(c *Chart, value string) (Operation, error) {
			return &EditClient{Client: c.ID(), LegalSex: &value}, nil
		}},
	{FieldPhone, ProposeContact, firstPhone,
		func(c *Chart, value string) (Operation, error) {
			return &EditPerson{Person: c.ID().Person(), Phone: &value}, nil
		}},
	{FieldAddress, ProposeContact,
		func(c *Chart) string { return c.Subject().Address },
		func(c *Chart, value string) (Operation, error) {
			return &EditPerson{Person: c.ID().Person(), Address: &value}, nil
		}},
	{FieldInsurance, ProposeInsurance,
		func(c *Chart) string { return c.Client.Insurance },
		func(c *Chart, value string) (Operation, error) {
			return &EditClient{Client: c.ID(), Insurance: &value}, nil
		}},
}

type proposalField struct {
	name   ProposalField
	action Action
	now    func(*Chart) string
	// change is the operation that makes the record so.
	change func(*Chart, string) (Operation, error)
}

func firstPhone(c *Chart) string {
	if phones := c.Subject().Phones; len(phones) > 0 {
		return phones[0]
	}
	return ""
}

// ProposalFields is the fields of the record that a portal user proposes by an
// action.
func ProposalFields(action Action) []ProposalField {
	var names []ProposalField
	for _, field := range proposalFields {
		if field.action == action {
			names = append(names, field.name)
		}
	}
	return names
}

// fieldOf is the field of that name.
func fieldOf(name ProposalField) (proposalField, error) {
	for _, field := range proposalFields {
		if field.name == name {
			return field, nil
		}
	}
	return proposalField{}, oneOf("field", name, allProposalFields())
}

func allProposalFields() []ProposalField {
	names := make([]ProposalField, len(proposalFields))
	for i, field := range proposalFields {
		names[i] = field.name
	}
	return names
}

// Proposal is the proposed change of that id, or nil.
func (c *Chart) Proposal(id ItemID) *Proposal {
	for i := range c.Proposals {
		if c.Proposals[i].ID == id {
			return &c.Proposals[i]
		}
	}
	return nil
}

// Waiting is the proposed changes that staff have not answered.
func (c *Chart) Waiting() []Proposal {
	var waiting []Proposal
	for _, p := range c.Proposals {
		if p.State == ProposalWaiting {
			waiting = append(waiting, p)
		}
	}
	return waiting
}

// Recorded is what stands in a field of the record now.
func (c *Chart) Recorded(name ProposalField) string {
	field, err := fieldOf(name)
	if err != nil {
		return ""
	}
	return field.now(c)
}
