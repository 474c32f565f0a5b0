package intake

import (
	"bytes"
	"encoding/json"
	"strings"

	"frontdesk/model"
)

// The parts of FHIR R4 that are read. Everything else in a resource is passed
// over.

// list is a repeated element; older exports have a single one without brackets.
type list[T any] []T

func (l *list[T]) UnmarshalJSON(b []byte) error {
	b = bytes.TrimSpace(b)
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]T)(l))
	}
	var one T
	if err := json.Unmarshal(b, &one); err != nil {
		return err
	}
	*l = list[T]{one}
	return nil
}

type resource struct {
	ResourceType     string                `json:"resourceType"`
	ID               string                `json:"id"`
	Contained        list[json.RawMessage] `json:"contained"`
	Extension        list[extension]       `json:"extension"`
	Identifier       list[identifier]      `json:"identifier"`
	Active           *bool                 `json:"active"`
	Name             list[humanName]       `json:"name"`
	Telecom          list[telecom]         `json:"telecom"`
	Gender           string                `json:"gender"`
	BirthDate        string                `json:"birthDate"`
	DeceasedBoolean  bool                  `json:"deceasedBoolean"`
	DeceasedDateTime string                `json:"deceasedDateTime"`
	Address          list[address]         `json:"address"`
	Contact          list[contactPart]     `json:"contact"`
	Link             list[link]            `json:"link"`
	Patient          *reference            `json:"patient"`
	Relationship     list[concept]         `json:"relationship"`
	Period           period                `json:"period"`
}

type extension struct {
	URL string `json:"url"`
}

type identifier struct {
	Use    string `json:"use"`
	System string `json:"system"`
	Value  string `json:"value"`
}

type period struct {
	Start string `json:"start"`
	End   string `json:"end"`
}

type humanName struct {
	Use    string        `json:"use"`
	Text   string        `json:"text"`
	Family list[*string] `json:"family"`
	Given  list[*string] `json:"given"`
	Period period        `json:"period"`
}

type telecom struct {
	System string `json:"system"`
	Value  string `json:"value"`
	Use    string `json:"use"`
	Period period `json:"period"`
}

type address struct {
	Use        string        `json:"use"`
	Text       string        `json:"text"`
	Line       list[*string] `json:"line"`
	City       string        `json:"city"`
	State      string        `json:"state"`
	PostalCode string        `json:"postalCode"`
	Country    string        `json:"country"`
	Period     period        `json:"period"`
}

type coding struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

type concept struct {
	Coding list[coding] `json:"coding"`
	Text   string       `json:"text"`
}

type reference struct {
	Reference  string      `json:"reference"`
	Identifier *identifier `json:"identifier"`
}

type contactPart struct {
	Relationship list[concept] `json:"relationship"`
	Name         *humanName    `json:"name"`
	Telecom      list[telecom] `json:"telecom"`
	Address      *address      `json:"address"`
	Organization *reference    `json:"organization"`
	Period       period        `json:"period"`
}

// link is Patient.link (other, type) or Person.link (target, assurance).
type link struct {
	Other  *reference `json:"other"`
	Target *reference `json:"target"`
}

type consent struct {
	ID        string     `json:"id"`
	Status    string     `json:"status"`
	Scope     *concept   `json:"scope"`
	Patient   *reference `json:"patient"`
	DateTime  string     `json:"dateTime"`
	Provision *provision `json:"provision"`
}

type provision struct {
	Type          string          `json:"type"`
	Period        period          `json:"period"`
	Actor         list[actor]     `json:"actor"`
	Action        list[concept]   `json:"action"`
	Class         list[coding]    `json:"class"`
	SecurityLabel json.RawMessage `json:"securityLabel"`
	Code          json.RawMessage `json:"code"`
	Data          json.RawMessage `json:"data"`
	DataPeriod    json.RawMessage `json:"dataPeriod"`
	Provision     list[provision] `json:"provision"`
}

type actor struct {
	Role      *concept   `json:"role"`
	Reference *reference `json:"reference"`
}

type bundle struct {
	Entry list[struct {
		FullURL  string          `json:"fullUrl"`
		Resource json.RawMessage `json:"resource"`
		Request  struct {
			Method string `json:"method"`
		} `json:"request"`
	}] `json:"entry"`
}

// key is the identifier as records are compared by it, "" where it names
// nobody: an identifier without a system is anybody's.
func (i identifier) key() string {
	if i.System == "" || i.Value == "" {
		return ""
	}
	return i.System + "|" + strings.TrimSpace(i.Value)
}

// over reports whether the period ended before the day.
func (p period) over(day model.Date) bool {
	end := fhirDay(p.End)
	return end.Known() && end < day
}

// toCome reports whether the period begins after the day.
func (p period) toCome(day model.Date) bool { return fhirDay(p.Start) > day }

// fhirDay is the day of a date or a time; one that names no day is unknown.
func fhirDay(s string) model.Date {
	if len(s) < len("2012-04-02") {
		return 0
	}
	date, err := model.ParseDate(s[:len("2012-04-02")])
	if err != nil {
		return 0
	}
	return date
}

func words(list []*string) string {
	var parts []string
	for _, s := range list {
		if s != nil && strings.TrimSpace(*s) != "" {
			parts = append(parts, strings.TrimSpace(*s))
		}
	}
	return strings.Join(parts, " ")
}

// codes is every code of some concepts, of whatever system.
func codes(concepts []concept) []string {
	var found []string
	for _, c := range concepts {
		for _, coding := range c.Coding {
			found = append(found, coding.Code)
		}
	}
	return found
}
