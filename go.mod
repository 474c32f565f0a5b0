module fd
go 1.26.0
require frontdesk v0.0.0
replace frontdesk => /work/main
