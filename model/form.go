package model

// Signatures says who must answer a form.
type Signatures string

const (
	SignAny Signatures = "any" // any one of the audience
	SignAll Signatures = "all" // every one of the audience
)

// Form is a form of the practice's library.
type Form struct {
	ID         FormID     `cbor:"1,keyasint" json:"id"`
	Title      string     `cbor:"2,keyasint" json:"title"`
	Kind       Kind       `cbor:"3,keyasint" json:"kind"`
	Sensitive  bool       `cbor:"4,keyasint,omitempty" json:"sensitive,omitempty"`
	Signatures Signatures `cbor:"5,keyasint" json:"signatures"`
	// Fields is what there is to fill in, none where the paper is one to sign.
	Fields []Field `cbor:"6,keyasint,omitempty" json:"fields,omitempty"`
	// Text is what stands above the fields: what is consented to.
	Text string `cbor:"7,keyasint,omitempty" json:"text,omitempty"`
}

// Field is one line of a form to fill in.
type Field struct {
	Label   string    `cbor:"1,keyasint" json:"label"`
	Kind    FieldKind `cbor:"2,keyasint" json:"kind,omitempty"`
	Options []string  `cbor:"3,keyasint,omitempty" json:"options,omitempty"`
	Needed  bool      `cbor:"4,keyasint,omitempty" json:"needed,omitempty"`
}

// FieldKind is what a field takes.
type FieldKind string

const (
	FieldText   FieldKind = "text"
	FieldLong   FieldKind = "long"   // several lines
	FieldYesNo  FieldKind = "yes-no" // "yes" or "no"
	FieldChoice FieldKind = "choice" // one of the options
	FieldDate   FieldKind = "date"
	FieldNumber FieldKind = "number"
)

// FieldKinds is every kind of field.
func FieldKinds() []FieldKind {
	return []FieldKind{FieldText, FieldLong, FieldYesNo, FieldChoice, FieldDate, FieldNumber}
}
