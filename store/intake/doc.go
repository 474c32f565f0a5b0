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
//
// # The two files of our own
//
// A list of people has one row a person, under headers of which only the names
// are needed; columns.go has every other header that is understood:
//
//	id,first,last,preferred,born,email,phone,email_ok,client
//	1,Ada,Moreno,,2012-04-02,,,,yes
//	2,Rosa,Moreno,,1980-01-15,rosa@example.org,555 0101,yes,no
//
// A list of links, given together with it, has one row for each client and
// contact, by those ids:
//
//	client,person,relationship,authority,lives_with,billing,emergency,reminders,access,access_until,block
//	1,2,mother,joint,yes,yes,no,yes,Guardian,2028-01-31,
//
// access is "yes" (Basic functions), "no" or the name of a preset; block is the
// reason of a block between the two.
//
// # What becomes of what is stated
//
// Nothing is implied: a tie gives no access, a shared address no tie. A value
// that cannot be taken refuses its row, and a refused row holds its family
// back, for what is on record is never overwritten and could not be completed
// by importing again. A person is the same as another one where the source
// says so, where they share an identifier, or have the same name and birth
// date; contacts without a birth date where they have the same name and the
// same client, e-mail or phone. What speaks against keeps them apart, and a
// note says so. A Consent that permits a person access gives it; one that
// denies it blocks, whatever else permits. What staff have ended since stays
// ended.
package intake
