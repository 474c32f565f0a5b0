// Package training plays scenarios on throw-away practices: a situation as the
// help desk meets it, steps to reach, and what went wrong on the way.
//
// It judges by what everybody sees and never by which operation was used or
// which key was pressed, and must not know of screens. A practice that is not
// its own it never touches.
//
// # A scenario
//
// is one file of TOML, NAME.toml. Those that come along lie in assets/training,
// a practice's own in the folder "training" beside its configuration.
//
//	title   = "Divorced parents, separate papers"
//	kind    = "guided"          # or "instructor": hidden mistakes to find
//	teaches = "One sentence: what one knows afterwards."
//	order   = 10                # its place among the others; may be left out
//	client  = "noah"            # whose chart opens first
//	people  = ["maria", "luis"] # one to three, shown side by side in a demonstration
//	entered = 3                 # how many days ago the set-up was entered
//	setup   = '''
//	{"do":"add-client","as":"noah","first":"Noah","last":"Brandt","born":"{{born 13}}"}
//	'''
//	end     = "Shown at the end."
//
//	[files]                     # what documents of the file hold, by "file"
//	"letter.txt" = "Dear Maria, …"
//
//	[[step]]
//	title   = "Noah's father is invited"
//	text    = "The call as it comes in, and what is asked for."
//	hints   = ["a gentle one", "a plain one, naming the key"]
//	explain = "Why it is so: shown once the step is reached."
//	answer  = '''{"do":"invite","client":"noah","user":"luis","preset":"View only"}'''
//	wrong   = '''{"do":"share","client":"noah","document":"Letter","to":["luis"]}'''
//
//	[[step.goal]]
//	user = "luis"
//	sees = ["Custody plan"]
//
// The set-up, an answer and a wrong way are operations, one JSON object a line,
// as `frontdesk apply` reads them; # begins a comment. Handles of the set-up
// hold in all of the file, those of an answer in the answers behind it.
// Anywhere in the file {{day N}} is the date N days from today, {{born N}} the
// birth date of who is N years old, {{turns N D}} of who turns N in D days.
//
// The number of a bill is the program's: "invoice of 60.00" is an invoice, by
// what it comes to.
//
// A step is reached while all its goals hold. A goal looks at the portal of
// one user, and at what the practice itself has of them, and asks for any of:
//
//	client  = "noah"            # whose profile; the scenario's client if left out
//	opens   = true              # the profile may be opened, or not
//	rule    = "block"           # the rule that keeps the user out of the profile
//	sees    = ["Custody plan"]  # titles of items that are there
//	hides   = ["PHQ-A"]         # and of items of the client that are not
//	why     = {"PHQ-A" = "sensitive"}             # the rule that hides an item
//	status  = {"Consent to treat" = "given"}      # what is said beside an item
//	may     = ["complete Intake questions", "request-appointment"] # or did already
//	maynot  = ["pay Invoice 7", "upload"]
//	record  = false             # what is on record is seen, or not
//	billing = false             # the chart names the user as who pays, or not
//	reminders = false           # and as who gets reminders
//	login   = "invited"         # none, invited (or active since), expired, active, disabled, cancelled
//	address = "luis@example.org" # the e-mail to sign in with
//	open    = true              # the user can sign in now at all
//	mailed  = "luis@example.org" # where the newest e-mail to the user goes
//	answered = true             # the practice had the last word in the user's thread, or not
//	review  = ["no-guardian"]   # what needs a person in the client's chart, all of it; [] is nothing
//	on      = "{{day 6}}"       # all of it as it is on that day
//	says    = "Luis sees the plan"  # the goal in words, else made from the above
//
// At least one step has a wrong way: it must show somebody what nobody on the
// right way sees at that step, or take from somebody what is seen before and
// after it, or be refused. `frontdesk train --check FILE` plays all of it and
// names line and field of what is wrong. An instructor's scenario has its
// mistakes in the set-up and best one step, a goal for each mistake: a goal is
// told only once it is met, and they may be mended in any order.
package training
