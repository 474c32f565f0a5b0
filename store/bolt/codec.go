package bolt

import (
	"fmt"

	"github.com/fxamacker/cbor/v2"

	"frontdesk/model"
)

// plain is the version byte before a value of plain CBOR. Another number here
// is how encrypted values, or another encoding, would be told apart.
const plain byte = 1

// codec turns values into bytes and back: deterministic, so that an unchanged
// value is the same bytes, and strict, so that damage does not pass as data.
type codec struct {
	enc cbor.EncMode
	dec cbor.DecMode
}

func newCodec() (*codec, error) {
	options := cbor.CoreDetEncOptions()
	options.Time = cbor.TimeRFC3339Nano // keeps the offset
	options.TagsMd = cbor.TagsForbidden
	enc, err := options.EncMode()
	if err != nil {
		return nil, fmt.Errorf("set up the encoder: %w", err)
	}
	dec, err := cbor.DecOptions{
		DupMapKey:         cbor.DupMapKeyEnforcedAPF,
		IndefLength:       cbor.IndefLengthForbidden,
		TagsMd:            cbor.TagsForbidden,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
		MaxArrayElements:  1 << 24,
	}.DecMode()
	if err != nil {
		return nil, fmt.Errorf("set up the decoder: %w", err)
	}
	return &codec{enc: enc, dec: dec}, nil
}

// encode gives the bytes of a value.
func (c *codec) encode(v any) ([]byte, error) { return c.encodeBehind(0, v) }

// encodeBehind gives the bytes of a value behind so many for something else.
func (c *codec) encodeBehind(free int, v any) ([]byte, error) {
	body, err := c.enc.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	value := make([]byte, free, free+1+len(body))
	return append(append(value, plain), body...), nil
}

// decode reads the bytes at a key into a pointer.
func (c *codec) decode(key, value []byte, into any) error {
	if len(value) == 0 {
		return damaged(key, "is empty")
	}
	if value[0] != plain {
		return damaged(key, fmt.Sprintf("has the unknown version %d", value[0]))
	}
	if err := c.dec.Unmarshal(value[1:], into); err != nil {
		return damaged(key, "cannot be read: "+err.Error())
	}
	return nil
}

// damaged is the error for a key whose value cannot be right.
func damaged(key []byte, what string) *model.Error {
	return model.Errorf(model.Damaged, "%s %s", describe(key), what).Hint(restoreHint)
}

const restoreHint = "do not work on with this file: run `frontdesk check`, and restore the newest `frontdesk backup` that passes it"
