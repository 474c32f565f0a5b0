// Package intake turns the lists of people that practices really have into
// operations: CSV (one row a person, one row a child with its parents, a
// companion file of links) and FHIR R4 JSON (single resources, Bundle,
// NDJSON).
//
// It works in four steps, each a pure function of the one before except the
// last: Read parses files into records that keep their source place; records
// that are the same human being are joined; people tied to each other become
// one family; Import turns each family into one script, one commit, all or
// nothing.
//
// It must not write by any other way than operations, must not overwrite what
// is on record, must not lift a block, and must not take two people for one
// by a shared phone or e-mail address alone.
package intake
