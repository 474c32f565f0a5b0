package store_test

import (
	"errors"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
)

// What a mistake of the program stumbled over may be what stands in a chart:
// staff are told the place, to report, and nothing else.
func TestAMistakeIsToldByItsPlaceAndNotByWhatItStumbledOver(t *testing.T) {
	err := store.Recovered(func() error { panic("Ada Moreno, born 2012-04-02") })
	var told *model.Error
	if !errors.As(err, &told) {
		t.Fatalf("got %v", err)
	}
	words := told.Say + strings.Join(told.Hints, " ")
	if told.Code != model.InternalCode || strings.Contains(words, "Ada") || !strings.Contains(words, "store_test.TestAMistake") {
		t.Errorf("told %q", words)
	}
}

func TestWhatWentWellOrWasRefusedIsAsItWas(t *testing.T) {
	refused := model.Errorf(model.Already, "it is so already")
	if err := store.Recovered(func() error { return refused }); !errors.Is(err, refused) {
		t.Errorf("got %v", err)
	}
	if err := store.Recovered(func() error { return nil }); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestAMistakeInTheBackgroundEndsNothingElse(t *testing.T) {
	ended, answered := make(chan struct{}), make(chan string, 1)
	store.Go(func() {
		defer close(ended)
		panic("a mistake")
	})
	<-ended
	store.Go(func() { answered <- "still here" })
	if got := <-answered; got != "still here" {
		t.Errorf("got %q", got)
	}
}
