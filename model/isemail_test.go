package model_test

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/model"
)

// publishedAddress is one of the addresses of isemail, with its verdict.
type publishedAddress struct {
	ID        int    `xml:"id,attr"`
	Address   string `xml:"address"`
	Category  string `xml:"category"`
	Diagnosis string `xml:"diagnosis"`
}

// isFit is the published verdict: the address can be written on a letter. All
// other categories are addresses that are wrong, outdated or never a person's.
func (a *publishedAddress) isFit() bool {
	return a.Category == "ISEMAIL_VALID_CATEGORY" || a.Category == "ISEMAIL_DNSWARN"
}

// text is the address: control characters are written as pictures of them.
func (a *publishedAddress) text() string {
	return strings.Map(func(r rune) rune {
		if r >= 0x2400 && r < 0x2420 {
			return r - 0x2400
		}
		return r
	}, a.Address)
}

// otherVerdict is why we say otherwise about some addresses.
type otherVerdict struct {
	taken bool
	why   string
	is    func(address string) bool
}

func otherVerdicts() []otherVerdict {
	return []otherVerdict{
		{true, "space around an address is from copying and is taken off", func(address string) bool {
			return strings.Trim(address, " ") != address && !strings.ContainsAny(address, "\r\n")
		}},
		{false, "a domain without a dot has no mailboxes of people", func(address string) bool {
			_, domain, _ := strings.Cut(address, "@")
			return !strings.Contains(domain, ".")
		}},
	}
}

func TestPublishedAddressesGetTheVerdictThatAPracticeExpects(t *testing.T) {
	reasons := otherVerdicts()
	used := make([]int, len(reasons))
	all := 0
	for _, file := range []string{"tests.xml", "tests-original.xml"} {
		for _, a := range publishedAddresses(t, file) {
			all++
			kept, err := model.CleanEmail("email", a.text())
			taken := err == nil && kept != ""
			if taken == a.isFit() {
				continue
			}
			if why := reasonFor(reasons, a.text(), taken); why >= 0 {
				used[why]++
				continue
			}
			t.Errorf("%s %d: %q (%s) is taken: %t (%v), and nothing says why", file, a.ID, a.text(), a.Diagnosis, taken, err)
		}
	}
	if all != 443 {
		t.Errorf("there are %d addresses, not 443", all)
	}
	for i, r := range reasons {
		if used[i] == 0 {
			t.Errorf("no address needs the reason that %s", r.why)
		}
		t.Logf("%d addresses: %s", used[i], r.why)
	}
}

func reasonFor(reasons []otherVerdict, address string, taken bool) int {
	for i, r := range reasons {
		if r.taken == taken && r.is(address) {
			return i
		}
	}
	return -1
}

// publishedAddresses reads a list that lies beside the project, where it does.
func publishedAddresses(t *testing.T, file string) []publishedAddress {
	t.Helper()
	dir := os.Getenv("FRONTDESK_SHARED_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "isemail", file))
	if err != nil {
		t.Skipf("the published addresses are not here: %v (FRONTDESK_SHARED_DATA names their folder)", err)
	}
	var list struct {
		Tests []publishedAddress `xml:"test"`
	}
	if err := xml.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	return list.Tests
}

func TestAddressesThatAPracticeMeets(t *testing.T) {
	for _, address := range []string{
		"luis@example.org", "luis.moreno+portal@mail.example.co.uk", "o'brien@example.org", "n_1-2@xn--bcher-kva.example",
		"josé@bücher.example", "用户@例子.example", "a@b.cd",
	} {
		if kept, err := model.CleanEmail("email", " "+address+" "); err != nil || kept != address {
			t.Errorf("%s is refused: %v", address, err)
		}
	}
	for _, address := range []string{
		"luis", "luis@localhost", "luis@192.168.0.1", "luis@[192.168.0.1]", `"luis m"@example.org`, "luis(home)@example.org",
		"luis@example.org, rosa@example.org", "Luis <luis@example.org>", "luis@example.org\r\nBcc: eve@evil.example",
		"luis@example.org\n", "luis\u00a0m@example.org", "luis＠example.org", "😀@example.org", "luis@exa😀mple.org", "luis@-example.org",
		"..luis@example.org", "luis@example..org", "luis\x00@example.org",
	} {
		if kept, err := model.CleanEmail("email", address); !model.IsCode(err, model.Invalid) {
			t.Errorf("%q is taken as %q: %v", address, kept, err)
		}
	}
}
