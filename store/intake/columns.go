package intake

import (
	"regexp"
	"strings"
	"unicode"
)

// field is what a column says.
type field string

const (
	fID           field = "id"
	fFirst        field = "first"
	fMiddle       field = "middle"
	fLast         field = "last"
	fName         field = "name"
	fPreferred    field = "preferred"
	fBorn         field = "born"
	fEmail        field = "email"
	fPhone        field = "phone"
	fStreet       field = "street"
	fCity         field = "city"
	fRegion       field = "region"
	fPostcode     field = "postcode"
	fCountry      field = "country"
	fGender       field = "gender"
	fPractitioner field = "practitioner"
	fEmailOK      field = "email_ok"
	fIsClient     field = "client"
	fStatus       field = "status"
	fDeceased     field = "deceased"
	fRelatedTo    field = "related_to"
	fRelationship field = "relationship"
	fAuthority    field = "authority"
	fLivesWith    field = "lives_with"
	fBilling      field = "billing"
	fEmergency    field = "emergency"
	fReminders    field = "reminders"
	fAccess       field = "access"
	fAccessUntil  field = "access_until"
	fBlock        field = "block"
	fPerson       field = "person"
)

// aliases is every header known, in the form that plainHeader gives. Where a
// file has several columns for one thing, the one named first here is taken;
// phones and the parts of an address add up.
var aliases = map[field][]string{
	fID: {"row id", "id", "record id", "identifier", "guid", "external id", "number", "no",
		"pid", "mrn", "nhs number", "record number", "chart number"},
	fFirst: {"first", "first name", "firstname", "fname", "given name", "given names", "given",
		"forename", "forenames", "legal first name"},
	fMiddle:    {"middle", "middle name", "middle names", "middlename"},
	fLast:      {"last", "last name", "lastname", "lname", "surname", "family name", "family", "legal last name"},
	fName:      {"name", "full name", "fullname"},
	fPreferred: {"preferred", "preferred name", "preferred given name", "preferred first name", "nickname", "known as", "goes by"},
	fBorn:      {"born", "date of birth", "dob", "birth date", "birthdate", "birthday", "d o b"},
	fEmail:     {"email", "e mail", "email address", "e mail address", "mail"},
	fPhone: {"mobile", "mobile phone", "mobile number", "cell", "cell phone", "cellphone", "phone", "phone number", "telephone",
		"telephone number", "tel", "home", "home phone", "work phone", "phone 1", "phone 2", "phone 3"},
	fStreet: {"address", "full address", "street", "street address", "street 1", "street 2", "address 1", "address 2",
		"address line 1", "address line 2", "address line 3", "apartment"},
	fCity:         {"city", "town", "suburb", "address city", "locality"},
	fRegion:       {"state", "region", "province", "county", "address state", "address state code"},
	fPostcode:     {"zip", "zip code", "zipcode", "postcode", "postal", "postal code", "post code", "pcode", "address postal code"},
	fCountry:      {"country", "address country"},
	fGender:       {"gender", "sex", "sex at birth"},
	fPractitioner: {"practitioner", "primary clinician", "clinician", "therapist", "practitioner name", "clinician name"},
	fEmailOK:      {"email ok", "email consent", "consent to email", "ok to email", "email opt in"},
	fIsClient:     {"client", "is client"},
	fStatus:       {"status", "active", "chart status"},
	fDeceased:     {"deceased", "death date", "deathdate", "date of death"},
	fRelatedTo:    {"related to row id", "related to", "primary identifier", "primary client identifier", "primary client id", "head of household id"},
	fRelationship: {"relationship", "relation", "relationship to child", "relationship to client", "relationship to patient"},
	fAuthority:    {"authority", "legal authority"},
	fLivesWith:    {"lives with", "lives with child", "lives with client", "resides"},
	fBilling:      {"billing", "billing contact", "responsible for billing"},
	fEmergency:    {"emergency", "is emergency contact", "emergency contact"},
	fReminders:    {"reminders", "appointment reminders", "gets reminders"},
	fAccess:       {"access", "portal access"},
	fAccessUntil:  {"access until", "portal access until"},
	fBlock:        {"block", "blocked", "block reason"},
	fPerson:       {"person", "person id", "contact", "contact id"},
}

// ownPrefixes stand before headers about the row's own person.
var ownPrefixes = []string{"child", "client", "patient", "pupil", "student"}

// relative is a person beside the row's own: a prefix of headers, and what
// the prefix says of them.
type relative struct {
	prefix       *regexp.Regexp
	relationship string
	emergency    bool
	billing      bool
}

// plainContact is a prefix of somebody else's columns only where one of them
// is a name: a list's "contact phone" alone is the person's own.
const plainContact = "contact"

// relatives is tried in order; a number tells several apart.
var relatives = []relative{
	{prefix: regexp.MustCompile(`^(?:parent|parent or guardian|parent guardian)(?: \d)?$`), relationship: "parent"},
	{prefix: regexp.MustCompile(`^(?:guardian|legal guardian)(?: \d)?$`), relationship: "guardian"},
	{prefix: regexp.MustCompile(`^(?:mother|mum|mom)(?: s)?$`), relationship: "mother"},
	{prefix: regexp.MustCompile(`^(?:father|dad)(?: s)?$`), relationship: "father"},
	{prefix: regexp.MustCompile(`^(?:case ?worker|social worker)(?: s)?$`), relationship: "caseworker"},
	{prefix: regexp.MustCompile(`^emergency contact(?: \d)?$`), emergency: true},
	{prefix: regexp.MustCompile(`^(?:responsible party|guarantor)$`), billing: true},
	{prefix: regexp.MustCompile(`^next of kin$`)},
	{prefix: regexp.MustCompile(`^` + plainContact + `(?: \d)?$`)},
}

var (
	camelCase  = regexp.MustCompile(`([a-z])([A-Z])`)
	wordNumber = regexp.MustCompile(`([a-z])(\d)`)
)

// plainHeader is a header in small letters, words apart: "CHILD_First-Name"
// and "childFirstName" are both "child first name".
func plainHeader(s string) string {
	s = strings.ToLower(camelCase.ReplaceAllString(s, "$1 $2"))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	return wordNumber.ReplaceAllString(s, "$1 $2")
}

// aliasIndex is field and rank by header.
func aliasIndex() map[string]aliasHit {
	index := map[string]aliasHit{}
	for f, names := range aliases {
		for rank, name := range names {
			index[name] = aliasHit{f, rank}
		}
	}
	return index
}

type aliasHit struct {
	field field
	rank  int
}

// column is one column understood: whom it is about ("" is the row's own
// person, else the prefix) and what it says.
type column struct {
	index  int
	about  string
	field  field
	rank   int
	header string
}

// maxHeaderWords is how many words a header has that is one.
const maxHeaderWords = 10

// understand reads one header.
func understand(index map[string]aliasHit, header string) (column, bool) {
	plain := plainHeader(header)
	if hit, ok := index[plain]; ok {
		return column{field: hit.field, rank: hit.rank}, true
	}
	words := strings.Split(plain, " ")
	if len(words) > maxHeaderWords {
		return column{}, false
	}
	for cut := len(words) - 1; cut > 0; cut-- {
		prefix, rest := strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
		hit, ok := index[rest]
		if !ok {
			continue
		}
		for _, own := range ownPrefixes {
			if prefix == own {
				return column{field: hit.field, rank: hit.rank}, true
			}
		}
		if relativeOf(prefix) != nil {
			return column{about: prefix, field: hit.field, rank: hit.rank}, true
		}
	}
	return column{}, false
}

func relativeOf(prefix string) *relative {
	for i := range relatives {
		if relatives[i].prefix.MatchString(prefix) {
			return &relatives[i]
		}
	}
	return nil
}

// addsUp reports whether several columns of a field are all taken.
func (f field) addsUp() bool {
	switch f {
	case fPhone, fStreet, fCity, fRegion, fPostcode, fCountry:
		return true
	default:
		return false
	}
}
