package training

// document is a scenario's file as TOML has it.
type document struct {
	Title   string            `toml:"title"`
	Kind    string            `toml:"kind"`
	Teaches string            `toml:"teaches"`
	Order   int               `toml:"order"`
	Client  string            `toml:"client"`
	People  []string          `toml:"people"`
	Entered *int              `toml:"entered"`
	SetUp   string            `toml:"setup"`
	Files   map[string]string `toml:"files"`
	End     string            `toml:"end"`
	Steps   []documentStep    `toml:"step"`
}

type documentStep struct {
	Title   string         `toml:"title"`
	Text    string         `toml:"text"`
	Hints   []string       `toml:"hints"`
	Explain string         `toml:"explain"`
	Answer  string         `toml:"answer"`
	Wrong   string         `toml:"wrong"`
	Goals   []documentGoal `toml:"goal"`
}

type documentGoal struct {
	User      string            `toml:"user"`
	Client    string            `toml:"client"`
	On        string            `toml:"on"`
	Opens     *bool             `toml:"opens"`
	Rule      string            `toml:"rule"`
	Sees      []string          `toml:"sees"`
	Hides     []string          `toml:"hides"`
	Why       map[string]string `toml:"why"`
	Status    map[string]string `toml:"status"`
	May       []string          `toml:"may"`
	MayNot    []string          `toml:"maynot"`
	Record    *bool             `toml:"record"`
	Billing   *bool             `toml:"billing"`
	Reminders *bool             `toml:"reminders"`
	Login     string            `toml:"login"`
	Address   string            `toml:"address"`
	Open      *bool             `toml:"open"`
	Mailed    string            `toml:"mailed"`
	Answered  *bool             `toml:"answered"`
	Review    []string          `toml:"review"`
	Says      string            `toml:"says"`
}
