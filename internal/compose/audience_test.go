package compose

import (
	"strings"
	"testing"
	"testing/fstest"

	"rolexport/internal/dataset/datasettest"
)

const twofold = `
title: Stores
dimensions: [{id: scope, title: Scope}]
areas: [{id: stock, title: Stock}]
roles:
  - id: a
    title: Keeper
    statements:
      - {dimension: scope, short: a store, text: Keeps a store., audience: [candidate, public]}
      - {dimension: scope, short: and the lock, text: Keeps the lock., score: 3, illustrative: true, audience: [internal]}
    responsibilities:
      - {area: stock, short: the stock, audience: [public]}
      - {area: stock, text: Also the lock., audience: [internal]}
  - id: b
    title: Clerk
    statements: [{dimension: scope, short: a shelf, score: 1}]
comparisons:
  - a: a
    b: b
    contrasts:
      - {dimension: scope, text: More., audience: [public]}
      - {dimension: scope, text: Much more., audience: [internal]}
`

// Where different readers are told different things, a reader is told one of them, and somebody who is shown everything both.
func TestWhatDiffersByAudience(t *testing.T) {
	ds := datasettest.Load(t, fstest.MapFS{"dataset.yaml": {Data: []byte(twofold[1:])}})
	for reader, want := range map[string][]string{
		"":         {`illustrative("a store / and the lock")`, "More. Much more.", "the stock Also the lock."},
		"internal": {`illustrative("and the lock")`, "Much more.", "Also the lock."},
		"public":   {"a store", "More.", "the stock"},
	} {
		c := composer(t, ds.For(reader))
		var text strings.Builder
		for _, s := range []Subject{c.Subject("comparison", "a", "b"), c.Subject("responsibilities", "a")} {
			text.WriteString(dump(t, made(t, c, s)))
		}
		for _, w := range want {
			if !strings.Contains(text.String(), w) {
				t.Errorf("for %q: %q is missing in\n%s", reader, w, text.String())
			}
		}
		for other, texts := range map[string]string{"internal": "lock", "public": "a store"} {
			if reader != "" && reader != other && strings.Contains(text.String(), texts) {
				t.Errorf("for %q: %q is shown", reader, texts)
			}
		}
	}
}
