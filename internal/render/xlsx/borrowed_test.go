package xlsx

import (
	"strings"
	"testing"

	"rolexport/internal/typeset"
)

// TestBorrowedFacesHaveRoom gives texts in scripts that Arial lacks the height of a face that has them: Noto Sans CJK needs 14.48 points a line.
func TestBorrowedFacesHaveRoom(t *testing.T) {
	const needed = 14_480
	b := &workbook{rulers: newRulers(typeset.Default().Unkerned())}
	for _, text := range []string{"業務計画担当責任者補佐", "计算机硬件工程师助理经理", "의회의원 고위공무원 공공단체임원", "தமிழ் மேலாளர் ", "ผู้จัดการฝ่ายปฏิบัติการ "} {
		for n := range 8 {
			text := strings.Repeat(text, n+1)
			own := len(typeset.Lines(b.rulers.bold.stack, text, bodySize, narrowestText))
			got := rowHeight(b.height(&cell{kind: textCell, text: text}, true, bodySize, narrowestText))
			if got < own*needed {
				t.Errorf("%d lines of %q are %d tall, and need %d", own, text, got, own*needed)
			}
			if own == 1 && got != rowHeight(1) {
				t.Errorf("one line of %q is %d tall, more than the %d that hold it", text, got, rowHeight(1))
			}
		}
	}
	for _, text := range []string{"Operations lead – 2027 “A” →", "Διευθυντής λειτουργιών", "Начальник отдела", "naïve façade"} {
		if borrowed, _ := b.rulers.bold.borrows(text); borrowed {
			t.Errorf("%q is taken for text of another face", text)
		}
	}
}

// TestLettersOfUnknownWidthHaveRoom counts on letters of scripts that Arial lacks to be wider than the boxes that stand for them.
func TestLettersOfUnknownWidthHaveRoom(t *testing.T) {
	b := &workbook{rulers: newRulers(typeset.Default().Unkerned())}
	text := strings.Repeat("தமிழ் மேலாளர் ", 8)
	own := b.rulers.bold.lines(text, bodySize, narrowestText)
	if got := b.rulers.bold.tall(text, bodySize, narrowestText); got*3 < own*4 {
		t.Errorf("%d lines are counted where boxes take %d", got, own)
	}
}
