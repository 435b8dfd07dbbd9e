package doc

import "testing"

func TestSize(t *testing.T) {
	if width, height, err := Letter.Size(); width != 612_000 || height != 792_000 || err != nil {
		t.Error(width, height, err)
	}
	if _, _, err := Paper("a5").Size(); err == nil || err.Error() != `paper "a5" is not known: choose a4 or letter` {
		t.Error(err)
	}
}
