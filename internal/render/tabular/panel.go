package tabular

// PanelColumns returns how many facts of a panel stand side by side: up to four, fewer where that fills the rows better or there is room for
// fewer.
func PanelColumns(facts, room int) int {
	most := max(1, min(4, facts, room))
	if most == 4 && facts%4 != 0 && (facts+2)/3 <= (facts+3)/4 {
		return 3
	}
	return most
}
