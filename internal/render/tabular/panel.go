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

// Span returns over how many of n columns a fact reaches whose value is so wide where nothing wraps, and has a part so wide that cannot be
// wrapped: as many as no word needs to be broken in and the value stands in on two lines. widthOf is how wide a number of columns is.
func Span(n, natural, least int, widthOf func(columns int) int) int {
	span := 1
	for span < n && (natural > 2*widthOf(span) || least > widthOf(span)) {
		span++
	}
	return span
}
