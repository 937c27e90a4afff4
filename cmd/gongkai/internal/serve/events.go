package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"time"

	"gongkai/cmd/gongkai/internal/lang"
)

// An event tells an open page how it would look now, and what is wrong.
type event struct {
	Page   string            `json:"page"`   // version of the page
	Styles []string          `json:"styles"` // addresses of its style sheets, as the page writes them
	Panel  string            `json:"panel"`  // the problems as markup; "" where there are none
	Broken bool              `json:"broken"` // the newest load came to no site
	Lang   string            `json:"lang"`   // language of messages
	Badge  map[string]string `json:"badge"`  // what the badge says, by language
}

func (s *state) event(page string) event {
	a := s.answer(page)
	e := event{Page: a.version, Styles: a.styles, Panel: panel(s), Broken: s.isBroken(), Lang: s.messages.Key(), Badge: map[string]string{}}
	for _, l := range lang.All {
		e.Badge[l.Key()] = badge(s).In(l)
	}
	return e
}

// How long a browser waits before it asks anew for a stream that has ended, and how often a silent one gives a sign.
const (
	askAgain  = 500 * time.Millisecond
	stillHere = 20 * time.Second
)

// events is a stream of events for the page that the query names: one at once, and one whenever it differs from the last.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	page := r.URL.Query().Get("page")
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	if _, err := fmt.Fprintf(w, "retry: %d\n\n", askAgain.Milliseconds()); err != nil || r.Method == http.MethodHead {
		return
	}
	alive := time.NewTicker(stillHere)
	defer alive.Stop()
	var last event
	for {
		s, changed := p.now()
		if e := s.event(page); !reflect.DeepEqual(e, last) {
			last = e
			text, err := json.Marshal(e)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil {
				return
			}
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-alive.C:
			if _, err := fmt.Fprint(w, ":\n\n"); err != nil {
				return
			}
		case <-r.Context().Done():
			return
		}
	}
}
