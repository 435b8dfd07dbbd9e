package object

// A FaultKind says what sort of mistake a Fault is.
type FaultKind uint8

// The kinds of faults.
const (
	Malformed     FaultKind = iota // a value that is not written as ISO 32000-1, 7.3 says
	OddHex                         // a hexadecimal string with half a byte or with characters that are no digits
	Spacing                        // white space around obj and endobj
	StreamSpacing                  // line ends around stream and endstream
	StreamLength                   // Length is not the length
	Misplaced                      // the cross-reference data are missing, damaged or wrong about an object
	XrefForm                       // a cross-reference table with rows or line ends of another form
	Packed                         // an object stream that breaks its rules
)

// A Fault is a place where the file strays from ISO 32000-1 and could be read all the same.
type Fault struct {
	Kind   FaultKind
	Object int // number of the object; 0: of none
	At     int // offset in the file in bytes; -1: in an object stream
	Text   string
}

// maxFaults is how many faults are kept of a file; more say nothing new.
const maxFaults = 1000

func (f *File) fault(kind FaultKind, object, at int, text string) {
	if len(f.Faults) < maxFaults {
		f.Faults = append(f.Faults, Fault{kind, object, at, text})
	}
}
