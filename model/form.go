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
}
