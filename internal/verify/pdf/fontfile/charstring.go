package fontfile

// Operators of Type 2 charstrings that matter for the width.
const (
	csHStem     = 1
	csVStem     = 3
	csVMoveTo   = 4
	csCallSubr  = 10
	csReturn    = 11
	csEndChar   = 14
	csHStemHM   = 18
	csHintMask  = 19
	csCntrMask  = 20
	csRMoveTo   = 21
	csHMoveTo   = 22
	csVStemHM   = 23
	csShort     = 28
	csCallGSubr = 29
)

// charWidth returns the width that a Type 2 charstring begins with: the first operator that clears the stack has one operand more if
// there is one.
func charWidth(program []byte, p *private, global [][]byte) float64 {
	run := widthRun{private: p, global: global, steps: maxSteps}
	width, _ := run.do(program, 0)
	if width == nil {
		return p.defaultWidth
	}
	return p.nominalWidth + *width
}

// Limits of charstrings.
const (
	maxSteps = 2000 // operands and operators before the width is known
	maxDepth = 10   // of subroutines
)

// A widthRun runs a charstring until its width is known.
type widthRun struct {
	private *private
	global  [][]byte
	stack   []float64
	steps   int
}

// do runs a charstring or a subroutine; decided is false if it comes back before the width is known.
func (w *widthRun) do(program []byte, depth int) (width *float64, decided bool) {
	r := &reader{data: program}
	for r.at < len(program) && !r.short && depth <= maxDepth {
		if w.steps--; w.steps < 0 {
			return nil, true
		}
		push := func(v float64) { w.stack = append(w.stack, v) }
		switch b := r.u8(); {
		case b == csShort:
			push(float64(r.i16()))
		case b >= 32 && b <= 246:
			push(float64(b - 139))
		case b >= 247 && b <= 250:
			push(float64((b-247)*256 + r.u8() + 108))
		case b >= 251 && b <= 254:
			push(float64(-(b-251)*256 - r.u8() - 108))
		case b == 255:
			push(float64(r.i32()) / 65536)
		case b == csCallSubr || b == csCallGSubr:
			subrs := w.private.subrs
			if b == csCallGSubr {
				subrs = w.global
			}
			n := len(w.stack) - 1
			if n < 0 {
				return nil, true
			}
			i := int(w.stack[n]) + bias(len(subrs))
			w.stack = w.stack[:n]
			if i < 0 || i >= len(subrs) {
				return nil, true
			}
			if width, decided = w.do(subrs[i], depth+1); decided {
				return width, true
			}
		case b == csReturn:
			return nil, false
		default:
			return firstWidth(b, w.stack), true
		}
	}
	return nil, depth > maxDepth
}

// firstWidth returns the width if the operands of the first operator that clears the stack hold one.
func firstWidth(op int, stack []float64) *float64 {
	has := false
	switch op {
	case csHStem, csVStem, csHStemHM, csVStemHM, csHintMask, csCntrMask:
		has = len(stack)%2 == 1
	case csVMoveTo, csHMoveTo:
		has = len(stack) > 1
	case csRMoveTo:
		has = len(stack) > 2
	case csEndChar:
		has = len(stack) == 1 || len(stack) == 5
	}
	if !has {
		return nil
	}
	return &stack[0]
}

// bias is what the number of a subroutine is less than its place.
func bias(count int) int {
	switch {
	case count < 1240:
		return 107
	case count < 33900:
		return 1131
	}
	return 32768
}
