package intake

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"

	"frontdesk/model"
)

// source is where a resource stands.
type source struct {
	place Place
	// fullURL is what a Bundle calls the resource.
	fullURL string
	// container is the key of the resource that this one is contained in.
	container string
	bundles   int
}

// resource reads one resource of any type.
func (g *gathering) resource(ctx context.Context, from source, text []byte) {
	if ctx.Err() != nil {
		return
	}
	var head resourceHead
	if err := json.Unmarshal(text, &head); err != nil || head.ResourceType == "" {
		g.report.refuse(from.place.field("resourceType"), notFHIR())
		return
	}
	from.place.Resource = safe(head.ResourceType)
	if head.ID != "" {
		from.place.Resource += "/" + safe(head.ID)
	}
	if len(text) > maxResourceBytes && head.ResourceType != "Bundle" {
		g.report.refuse(from.place, model.Errorf(model.Invalid, "is larger than %d MB", maxResourceBytes>>20))
		return
	}
	var err error
	switch head.ResourceType {
	case "Bundle":
		err = g.bundle(ctx, from, text)
	case "Patient", "RelatedPerson", "Person":
		g.thisFile().Rows++
		err = g.human(ctx, from, text)
	case "Consent":
		g.thisFile().Rows++
		err = g.consent(from, text)
	default:
		g.thisFile().Other++
	}
	if err != nil {
		g.report.refuse(from.place, wrongType(err))
	}
}

// resourceHead is what every resource begins with.
type resourceHead struct {
	ResourceType string `json:"resourceType"`
	ID           string `json:"id"`
}

func isFHIR(text []byte) bool {
	var head resourceHead
	return json.Unmarshal(text, &head) == nil && head.ResourceType != ""
}

func notFHIR() error {
	return model.Errorf(model.Invalid, "is JSON, but no FHIR resource").Hint("export as FHIR R4 JSON, or as CSV")
}

// wrongType says in words that a field is not of FHIR's type.
func wrongType(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return model.Errorf(model.Invalid, "is a %s, which FHIR R4 does not have here", wrong.Value).At(safe(wrong.Field))
	}
	return err
}

func (g *gathering) bundle(ctx context.Context, from source, text []byte) error {
	if from.bundles == maxBundles {
		return model.Errorf(model.Invalid, "more than %d Bundles lie in each other", maxBundles)
	}
	var b bundle
	if err := json.Unmarshal(text, &b); err != nil {
		return err
	}
	for i, entry := range b.Entry {
		if len(entry.Resource) == 0 || entry.Request.Method == "DELETE" {
			continue
		}
		inner := source{place: from.place, fullURL: entry.FullURL, bundles: from.bundles + 1}
		inner.place.Row = i + 1
		g.resource(ctx, inner, entry.Resource)
	}
	return nil
}

var resourceURL = regexp.MustCompile(`^(.*/)?([A-Z][A-Za-z]+/[A-Za-z0-9.\-]{1,64})(?:/_history/.*)?$`)

// splitURL splits "http://server/fhir/Patient/1" into the server's address and
// "Patient/1". Other URLs ("urn:uuid:…") are keys as they are.
func splitURL(url string) (base, key string) {
	if m := resourceURL.FindStringSubmatch(url); m != nil {
		return m[1], m[2]
	}
	return "", url
}

// keys is what the resource may be referred to by, and the server's address.
func (from source) keys(kind, id string) (keys []string, base string) {
	if from.container != "" {
		return []string{from.container + "#" + id}, ""
	}
	base, key := splitURL(from.fullURL)
	if key != "" {
		keys = append(keys, key)
	}
	if id != "" && key != kind+"/"+id {
		keys = append(keys, kind+"/"+id)
	}
	return keys, base
}

// whoIs is the person that a reference of a resource means.
func whoIs(ref *reference, base, own string) who {
	if ref == nil {
		return who{}
	}
	w := who{}
	if ref.Identifier != nil {
		w.id = ref.Identifier.key()
	}
	switch {
	case ref.Reference == "":
		return w
	case strings.HasPrefix(ref.Reference, "#"):
		return who{key: own + ref.Reference}
	}
	refBase, key := splitURL(ref.Reference)
	if refBase == "" {
		refBase = base
	}
	w.key, w.base = key, refBase
	return w
}

// isPersonRef reports whether a reference can mean a human being who is no
// professional: organizations, practitioners and devices have no portal.
func isPersonRef(ref *reference) bool {
	if ref == nil {
		return false
	}
	if ref.Reference == "" {
		return ref.Identifier != nil && ref.Identifier.key() != ""
	}
	_, key := splitURL(ref.Reference)
	for _, kind := range []string{"Patient/", "RelatedPerson/", "Person/", "urn:", "#"} {
		if strings.HasPrefix(key, kind) {
			return true
		}
	}
	return false
}
