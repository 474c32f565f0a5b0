package action

// What is done with message threads, in their view and in the chart's tab.
const (
	OpenThread   ID = "open-thread"
	WriteMessage ID = "write-message"
	SendMessage  ID = "send-message"
	LeaveMessage ID = "leave-message"
	LeaveThread  ID = "leave-thread"
	OpenChart    ID = "open-chart"
)

func threads() Table {
	return Table{
		{OpenThread, "open", "read the thread, which marks it read", []string{"enter"}, []Scope{Messages, Chart}},
		{WriteMessage, "write", "write to the person named above the field", []string{"enter", "r"}, []Scope{Messages, Chart}},
		{SendMessage, "send", "send what is typed to the person named above it", []string{"ctrl+s"}, []Scope{Messages, Chart}},
		{LeaveMessage, "keep it", "leave the field; what is typed stays", []string{"esc"}, []Scope{Messages, Chart}},
		{LeaveThread, "threads", "go back to the threads", []string{"esc"}, []Scope{Messages, Chart}},
		{OpenChart, "chart", "go to the client's chart", []string{"o"}, []Scope{Messages}},
	}
}
