package model

import (
	"maps"
	"slices"
)

// operation is one row of the table of operations.
type operation struct {
	make func() Operation
	// roles are those who may do it beside the manager, who may do all. A
	// trainer may do all too, on training files only.
	roles []Role
	// handle says that a script's line may name what it creates by "as".
	handle bool
}

var (
	managers  []Role
	desk      = []Role{FrontDesk}
	everybody = []Role{FrontDesk, Practitioner}
)

// operations is every operation that a script may hold, and the script. What
// delivery reports (op_delivery.go) has no row, so that no script can claim an
// e-mail was sent; as without a role of its own, it is a manager's.
var operations = map[string]operation{
	"set-practice": {func() Operation { return &SetPractice{} }, managers, false},
	"set-mail":     {func() Operation { return &SetMail{} }, managers, false},

	"add-staff":     {func() Operation { return &AddStaff{} }, managers, true},
	"edit-staff":    {func() Operation { return &EditStaff{} }, managers, false},
	"disable-staff": {func() Operation { return &DisableStaff{} }, managers, false},
	"enable-staff":  {func() Operation { return &EnableStaff{} }, managers, false},

	"add-client":  {func() Operation { return &AddClient{} }, everybody, true},
	"edit-client": {func() Operation { return &EditClient{} }, everybody, false},
	"edit-person": {func() Operation { return &EditPerson{} }, everybody, false},

	"add-contact":    {func() Operation { return &AddContact{} }, everybody, true},
	"edit-contact":   {func() Operation { return &EditContact{} }, everybody, false},
	"remove-contact": {func() Operation { return &RemoveContact{} }, everybody, false},

	"block":      {func() Operation { return &BlockPerson{} }, everybody, false},
	"lift-block": {func() Operation { return &LiftBlock{} }, desk, false},

	"set-access":      {func() Operation { return &SetAccess{} }, everybody, false},
	"set-permissions": {func() Operation { return &SetPermissions{} }, everybody, false},
	"renew-access":    {func() Operation { return &RenewAccess{} }, everybody, false},
	"link":            {func() Operation { return &Link{} }, everybody, false},
	"unlink":          {func() Operation { return &Unlink{} }, everybody, false},

	"invite":             {func() Operation { return &Invite{} }, everybody, false},
	"resend":             {func() Operation { return &Resend{} }, everybody, false},
	"cancel-invitation":  {func() Operation { return &CancelInvitation{} }, everybody, false},
	"sign-in":            {func() Operation { return &SignIn{} }, everybody, false},
	"change-login-email": {func() Operation { return &ChangeLoginEmail{} }, everybody, false},
	"disable-login":      {func() Operation { return &DisableLogin{} }, everybody, false},
	"enable-login":       {func() Operation { return &EnableLogin{} }, everybody, false},

	"retry-email":  {func() Operation { return &RetryEmail{} }, everybody, false},
	"cancel-email": {func() Operation { return &CancelEmail{} }, everybody, false},

	"add-form": {func() Operation { return &AddForm{} }, desk, true},
	"assign":   {func() Operation { return &Assign{} }, everybody, false},
	"unassign": {func() Operation { return &Unassign{} }, everybody, false},
	"complete": {func() Operation { return &CompleteForm{} }, everybody, false},
	"refuse":   {func() Operation { return &RefuseForm{} }, everybody, false},
	"share":    {func() Operation { return &Share{} }, everybody, true},
	"unshare":  {func() Operation { return &Unshare{} }, everybody, false},
	"withdraw": {func() Operation { return &WithdrawForm{} }, everybody, false},
	"upload":   {func() Operation { return &UploadDocument{} }, everybody, true},

	"schedule":            {func() Operation { return &Schedule{} }, everybody, true},
	"request-appointment": {func() Operation { return &BookAppointment{} }, everybody, true},
	"answer-request":      {func() Operation { return &AnswerRequest{} }, everybody, false},
	"cancel-appointment":  {func() Operation { return &CancelAppointment{} }, everybody, false},

	"remind": {func() Operation { return &RemindOfVisit{} }, everybody, false},

	"message":   {func() Operation { return &WriteMessage{} }, everybody, false},
	"mark-read": {func() Operation { return &MarkRead{} }, everybody, false},

	"bill":         {func() Operation { return &AddBill{} }, everybody, true},
	"address-bill": {func() Operation { return &AddressBill{} }, everybody, false},
	"pay":          {func() Operation { return &PayBill{} }, everybody, false},
	"save-card":    {func() Operation { return &SaveCard{} }, everybody, false},
	"remove-card":  {func() Operation { return &RemoveCard{} }, everybody, false},

	"propose-change": {func() Operation { return &ProposeChange{} }, everybody, true},
	"answer-change":  {func() Operation { return &AnswerChange{} }, everybody, false},

	"put-off":    {func() Operation { return &PutOffFinding{} }, everybody, false},
	"tell-apart": {func() Operation { return &TellApart{} }, everybody, false},

	"undo": {func() Operation { return &Undo{} }, everybody, false},

	scriptName: {func() Operation { return &Script{} }, everybody, false},
}

// Operations is the names of the operations that a script's lines may hold.
func Operations() []string {
	names := slices.Sorted(maps.Keys(operations))
	return slices.DeleteFunc(names, func(name string) bool { return name == scriptName })
}
