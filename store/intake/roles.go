package intake

import (
	"regexp"
	"slices"
	"strings"

	"frontdesk/model"
)

// roleCodes is what the codes of HL7's v3-RoleCode (and the few of v2-0131,
// v3-RoleClass and SNOMED CT that stand beside them) make of a contact. The
// code says what the related person is to the patient.
var roleCodes = map[model.Relationship]string{
	model.Mother:       "MTH NMTH NMTHF GESTM ADOPTM 72705000",
	model.Father:       "FTH NFTH NFTHF ADOPTF 66839005",
	model.Parent:       "PRN NPRN ADOPTP 40683002",
	model.StepParent:   "STPPRN STPMTH STPFTH",
	model.Guardian:     "GUARD",
	model.Grandparent:  "GRPRN GRMTH GRFTH MGRPRN MGRMTH MGRFTH PGRPRN PGRMTH PGRFTH",
	model.FosterParent: "PRNFOST MTHFOST FTHFOST",
	model.Sibling: "SIB BRO SIS HBRO HSIB HSIS NBRO NSIB NSIS STPSIB STPBRO STPSIS " +
		"TWIN TWINBRO TWINSIS FTWIN FTWINBRO FTWINSIS ITWIN ITWINBRO ITWINSIS",
	model.Spouse:    "SPS HUSB WIFE DOMPART 127850001",
	model.Caregiver: "CAREGIVER",
}

// roleWords is the same for words, as lists and free text have them.
var roleWords = map[model.Relationship]string{
	model.Mother:       `mother|mum|mom|mam|mama|mummy|mommy|birth mother|biological mother|adoptive mother|mère|mutter|madre`,
	model.Father:       `father|dad|papa|daddy|birth father|biological father|adoptive father|père|vater|padre`,
	model.Parent:       `parent|adoptive parent|carer with parental responsibility`,
	model.StepParent:   `step ?(?:parent|mother|father|mum|mom|dad)`,
	model.Guardian:     `guardian|legal guardian|carer guardian`,
	model.Grandparent:  `grand ?(?:parent|mother|father|ma|pa|mum|dad)|granny|nana|gran|grandad`,
	model.FosterParent: `foster ?(?:parent|mother|father|carer|mum|dad)`,
	model.Caseworker:   `case ?worker|social worker|case manager`,
	model.Sibling:      `(?:half |step ?|twin )?(?:brother|sister|sibling)|twin`,
	model.Spouse:       `spouse|husband|wife|partner|domestic partner`,
	model.Caregiver:    `caregiver|care giver|carer|nanny|babysitter`,
	model.Other:        `other|friend|relative|family|son|daughter|child|step ?(?:child|son|daughter)`,
}

// specific orders relationships where a source gives several: the one that
// says most wins.
var specific = []model.Relationship{model.StepParent, model.FosterParent, model.Mother, model.Father,
	model.Grandparent, model.Guardian, model.Caseworker, model.Sibling, model.Spouse, model.Caregiver, model.Parent, model.Other}

// vocabulary is the tables above made ready.
type vocabulary struct {
	codes map[string]model.Relationship
	words map[model.Relationship]*regexp.Regexp
	// met is the words looked up before: a list says the same few on each row.
	met map[string]meaning
}

// meaning is what a word stands for.
type meaning struct {
	relationship model.Relationship
	known        bool
}

// maxMet is how many words are remembered.
const maxMet = 1000

func newVocabulary() vocabulary {
	v := vocabulary{codes: map[string]model.Relationship{}, words: map[model.Relationship]*regexp.Regexp{},
		met: map[string]meaning{}}
	for relationship, codes := range roleCodes {
		for code := range strings.FieldsSeq(codes) {
			v.codes[code] = relationship
		}
	}
	for relationship, words := range roleWords {
		v.words[relationship] = regexp.MustCompile(`^(?:` + words + `)$`)
	}
	for _, r := range model.Relationships() {
		v.met[string(r)] = meaning{r, true}
	}
	return v
}

// word is the relationship that a word stands for, and whether it is known.
func (v vocabulary) word(s string) (model.Relationship, bool) {
	if m, ok := v.met[s]; ok {
		return m.relationship, m.known
	}
	m := meaning{relationship: model.Other}
	plain := plainHeader(s)
	for _, r := range specific {
		if v.words[r].MatchString(plain) {
			m = meaning{r, true}
			break
		}
	}
	if len(v.met) < maxMet {
		v.met[s] = m
	}
	return m.relationship, m.known
}

// mostSpecific is the one of several that says most, Other where there is none.
func mostSpecific(found []model.Relationship) model.Relationship {
	for _, r := range specific {
		if slices.Contains(found, r) {
			return r
		}
	}
	return model.Other
}

// relationshipWord reads a relationship; one that is not known becomes other,
// and a note keeps the word.
func (g *gathering) relationshipWord(at Place, word string) model.Relationship {
	if word == "" {
		return model.Other
	}
	relationship, known := g.vocabulary.word(word)
	if !known {
		g.report.note(at, "the relationship %s is imported as other", quote(word))
	}
	return relationship
}
