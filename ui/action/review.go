package action

// What is done with what needs a person.
const (
	Mend        ID = "mend"
	FixFinding  ID = "fix-finding"
	PutOff      ID = "put-off"
	ShowPutOff  ID = "show-put-off"
	LookAgain   ID = "look-again"
	StopLooking ID = "stop-looking"
)

func review() Table {
	return Table{
		{Mend, "go there", "go to the chart where it is mended", []string{"enter"}, []Scope{Review}},
		{FixFinding, "mend it", "show the ways to mend it, and what each does", []string{"f"}, []Scope{Review}},
		{PutOff, "put off", "leave it alone until a day, with a reason", []string{"x"}, []Scope{Review}},
		{ShowPutOff, "show put off", "show what was put off too, or hide it", []string{"a"}, []Scope{Review}},
		{LookAgain, "look again", "look through every chart again", []string{"r"}, []Scope{Review}},
		{StopLooking, "stop", "stop looking through the charts", []string{"esc"}, []Scope{Review}},
	}
}
